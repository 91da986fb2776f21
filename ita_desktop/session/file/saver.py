"""Saves one open report by itself.

Every edit is durable in a private working copy within a second. The user's file is replaced whole after a short pause,
on Ctrl+S, before printing and on closing. One thread stores and waits for its own disk only (`storing.py`); another one
publishes and waits for the user's disk, however long. The window waits for neither.
"""

import concurrent.futures
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ita_desktop.errors import (
    BackupFailedError,
    ExpectedError,
    FolderSlowError,
    NotStorableError,
    PublishFailedError,
)
from ita_desktop.session.background import Background
from ita_desktop.session.document import Change, Document
from ita_desktop.session.file.open_file import OpenedFile
from ita_desktop.session.file.save_log import SaveLog, bad_end, note_failure
from ita_desktop.session.file.save_state import BadEnd, SaveState, Saving
from ita_desktop.session.file.storing import Storing
from ita_desktop.storage.files.backups import Backup as Version
from ita_desktop.storage.working_copy import Published

PUBLISH_AFTER_MS = 2_000
"""Pause after which the user's file is replaced. An edit has as long to be stored first."""

RETRY_AFTER_MS = 5_000
"""Pause before a publication that failed is tried again."""

SLOW_AFTER_MS = 5_000
"""When the user is shown that the disk of the file does not answer."""

_LET_GO_SECONDS = 0.2
"""How long is waited for threads that have nothing to do any more; a disk may hold one."""

_Put = tuple[Published, "list[Version | ExpectedError | None]"]
"""What was published, and the versions that were wanted of it, or why there is none."""


class SaveNews(QObject):
    """What is emitted about saving the open report, whichever that is."""

    state_changed = Signal(object)  # SaveState
    file_changed = Signal(object)  # Path: the report has a file, or another one than before
    conflicted = Signal(object)  # Path: somebody else changed the file; our version was written there instead
    blocked = Signal(object)  # Path: another program does not let go of the file; our version was written there instead
    made_anew = Signal()  # the private working copy was gone, and is there again with everything
    left_changed = Signal(object)  # LeftFile: the file it had before the other name, changed since it was opened
    save_as_failed = Signal(object)  # ExpectedError: the file of another name; the report keeps the one it had
    version_kept = Signal(object)  # Version: what is in the file now, which is never thinned out
    version_failed = Signal(object)  # ExpectedError: the file itself has everything


class Saver(QObject):
    """Owner of the opened file of one report, and of how far the report is saved."""

    ended = Signal()  # what `finish` began is done

    def __init__(self, file: OpenedFile, document: Document, news: SaveNews) -> None:
        """`document` has what is in `file`, not edited yet; what becomes of it is emitted as `news`."""
        super().__init__(news)
        self._news = news
        self.file = file
        self._document = document
        self._is_over = False
        self._published = document.report if file.copy.published() else None
        self._publish_error: ExpectedError | None = None
        self._is_wanted = False  # a publication, once what is to be in it is stored
        self._path_wanted: Path | None = None  # the new name that it is for
        self._versions: list[bool] = []  # wanted of what is published next; whether to keep each
        self._puts = 0  # publications that are under way
        self._beside: Published | None = None  # the work went beside the file, and the answer is still on its way
        self._log = SaveLog()
        self._ending: Future[Published | Exception | None] | None = None
        self._background = Background(self)
        self._storing = Storing(file.copy, document, self._background, self)
        self._publishing = self._background.worker("publishing")
        self._publish_timer = self._background.after(PUBLISH_AFTER_MS, self._on_publication_due)
        self._slow_timer = self._background.after(SLOW_AFTER_MS, self._on_slow)
        self.state = self._state()
        self._storing.made_anew.connect(news.made_anew)
        self._storing.stored.connect(self._on_stored)
        self._storing.failed.connect(self._on_not_stored)
        self._storing.settled.connect(self._on_settled)
        document.changed.connect(self._on_document_changed)

    def begin(self) -> None:
        """The report is on screen: show how far it is saved, and write what its file lacks."""
        self._emit_state()
        if self._published is None and self.file.path is not None:
            self._publish_timer.start()
        self._storing.begin()

    def agree(self) -> None:
        """The user agrees that the file is replaced: it is, with what was edited meanwhile."""

        def agreed(_: None) -> None:
            self._emit_state()
            self.publish()

        self._publishing.run(self.file.agree, agreed)

    def agree_now(self) -> None:
        """As `agree`, but the file is not replaced yet: before it is written and closed."""
        self.file.agree()
        self._emit_state()

    def make_version(self, *, keep: bool) -> None:
        """Publish, and make a version of what is in the file then; `version_kept` follows with `keep`."""
        self._versions.append(keep)
        self.publish()

    def publish(self, path: Path | None = None) -> None:
        """Store, and put the report into its file, or into a new one that becomes its own (Save As)."""
        self._publish_timer.stop()
        self._storing.store()
        is_coming = path is not None or self._path_wanted is not None
        is_nowhere = self._puts == 0 and (self.file.path is None or self.file.is_held)
        if self._is_over or (not is_coming and is_nowhere):
            self._versions.clear()
            return
        if not is_coming and self._document.report is self._published:
            self._emit_state()
            versions = self._versions_wanted()
            if versions:
                self._publishing.run(lambda: self._versions_made(versions), self._emit_versions)
            return
        self._is_wanted = True
        self._path_wanted = path or self._path_wanted
        if self._storing.is_busy:
            self._publish_timer.start(PUBLISH_AFTER_MS)
        else:
            self._put_what_is_wanted()

    def store_now(self) -> ExpectedError | None:
        """Store and wait for it. What would be lost if the report was closed now, in words; None if nothing."""
        return self._storing.store_and_wait()

    def secure(self, seconds: float) -> ExpectedError | None:
        """Store and publish, and wait for both, for the file no longer than that. What would be lost if the program
        ended now, in words; None if nothing. The report stays open."""
        error = self.store_now()
        if self._document.report is self._published:
            return None
        path, self._path_wanted = self._path_wanted, None
        if path is None and (self.file.path is None or self.file.is_held):
            return error
        put = self._put(path)
        concurrent.futures.wait([put], seconds)
        is_put = put.done() and put.exception() is None
        return error if isinstance(error, NotStorableError) or not is_put else None

    def write_now(self, seconds: float) -> ExpectedError | None:
        """Publish what is stored, and wait no longer than that. Why the file lacks it; None if it has it, or is still
        being written then, or if there is none."""
        if self._document.report is self._published or self.file.path is None or self.file.is_held:
            return None
        put = self._put(None)
        concurrent.futures.wait([put], seconds)
        error = put.exception() if put.done() else None
        return error if isinstance(error, PublishFailedError) else None

    def free_lock(self) -> None:
        """Release the lock of the file; the next publication takes it again."""
        self._publishing.run(self.file.free_lock)

    def finish(self) -> None:
        """Store; then begin to publish and to let go. `ended` follows, and nothing else."""
        self._background.rest()
        self._is_over = True
        self._storing.end()
        self.store_now()
        if self._path_wanted is not None:
            self._put(self._path_wanted)
        report, versions = self._document.report, self._versions_wanted()

        def finish() -> Published | Exception | None:
            try:
                published = self.file.finish(report)
                self._versions_made(versions)
                return published
            except Exception as error:  # no window may be left to report a bug
                return error

        def ended(_: object) -> None:
            self.ended.emit()

        self._ending = self._publishing.run(finish, ended, ended)

    def has_ended(self, seconds: float | None = 0.0) -> bool:
        """Whether what `finish` began is done after so many seconds. For any thread."""
        assert self._ending is not None, "finished before"
        return not concurrent.futures.wait([self._ending], seconds).not_done

    def end(self) -> BadEnd | None:
        """Let go of everything; what went wrong in what `finish` began, if anything."""
        assert self._ending is not None and self._ending.done(), "ended before"
        self._background.close(_LET_GO_SECONDS)
        ended = self._ending.result()
        if self._beside is not None and not isinstance(ended, Exception):
            ended = self._beside
        return bad_end(ended, self.state.path)

    def _on_document_changed(self, _change: Change) -> None:
        self._storing.store_soon()
        self._publish_timer.start(PUBLISH_AFTER_MS)
        if self.state.saving is not Saving.PENDING or self._document.report is self._published:
            self._emit_state()

    def _on_stored(self) -> None:
        self._publish_if_it_lacks(PUBLISH_AFTER_MS)  # what was published meanwhile was an older one

    def _on_not_stored(self, error: ExpectedError) -> None:
        # What could be stored of it, or all of it if the working copy failed.
        self._publish_if_it_lacks(PUBLISH_AFTER_MS if isinstance(error, NotStorableError) else RETRY_AFTER_MS)
        self._emit_state()

    def _on_settled(self) -> None:
        if self._is_over:
            return
        if self._state(self.state.at) != self.state:
            self._emit_state()
        self._put_after_storing()

    # Into the file

    def _publish_if_it_lacks(self, after: int) -> None:
        """Have the file written after so long if it lacks something, unless it is written sooner."""
        if (
            self.file.path is not None
            and self._document.report is not self._published
            and not self._publish_timer.isActive()
        ):
            self._publish_timer.start(after)

    def _on_publication_due(self) -> None:
        if self._is_wanted:
            self._put_what_is_wanted()  # the working copy does not answer
        else:
            self.publish()

    def _put_after_storing(self) -> None:
        if self._is_wanted and not self._storing.is_busy:
            self._put_what_is_wanted()

    def _put_what_is_wanted(self) -> None:
        if self._is_over or (self._path_wanted is None and self._puts > 0):
            return  # when that one is done
        path, self._path_wanted, self._is_wanted = self._path_wanted, None, False
        self._put(path)

    def _put(self, path: Path | None) -> "Future[_Put]":
        report, stored = self._document.report, self.file.copy.report
        if report is self._storing.in_vain and self._storing.is_broken:
            report = stored  # a bug keeps it from being written, perhaps in the file too
        versions = self._versions_wanted()
        if path is not None and self._puts > 0:
            # The disk of the file may not answer any more: what is under way there goes on without an answer.
            self._publishing, self._puts = self._background.worker("publishing"), 0
        worker = self._publishing
        self._puts += 1
        self._slow_timer.start()

        def put() -> _Put:
            result = self.file.publish(path, report, stored)
            if (result.conflict or result.busy) and worker is self._publishing:
                self._beside = result
            return result, self._versions_made(versions)

        def counts() -> bool:
            """Whether this answer is still wanted."""
            if worker is not self._publishing or self._is_over:
                return False
            self._puts -= 1
            if self._puts == 0:
                self._slow_timer.stop()
            return True

        def published(result: _Put) -> None:
            if counts():
                self._on_published(result[0], path)
                self._emit_versions(result[1])

        def failed(error: ExpectedError) -> None:
            if counts():
                self._on_not_published(error, path)

        # One that has not begun must not begin after what was asked for later: that would be taken for the older one.
        return worker.run(put, published, failed, counts, is_wanted=lambda: worker is self._publishing)

    def _on_published(self, result: Published, path: Path | None) -> None:
        self._published, self._beside, self._publish_error = result.report, None, None
        if result.conflict:
            self._news.conflicted.emit(result.path)
        if result.busy:
            self._news.blocked.emit(result.path)
        if result.conflict or result.busy or path is not None:
            self._news.file_changed.emit(result.path)
        if path is not None and self.file.left is not None:
            self._news.left_changed.emit(self.file.left)
        if self._document.report is result.report:
            self._publish_timer.stop()
        elif self._document.report is not self._storing.in_vain:  # else the file has what could be stored of it
            self._publish_if_it_lacks(RETRY_AFTER_MS)
        self._emit_state()
        self._publish_what_came_meanwhile()

    def _on_not_published(self, error: ExpectedError, path: Path | None) -> None:
        if path is None:
            self._publish_error = error
            self._emit_state()
        else:
            note_failure(error)
            self._news.save_as_failed.emit(error)
        self._publish_if_it_lacks(RETRY_AFTER_MS)
        self._publish_what_came_meanwhile()

    def _publish_what_came_meanwhile(self) -> None:
        if self._is_wanted:
            self._is_wanted = False
            self.publish()

    def _on_slow(self) -> None:
        if self.file.path is not None:
            self._publish_error = FolderSlowError(self.file.path)
            self._emit_state()

    def _versions_wanted(self) -> list[bool]:
        wanted, self._versions = self._versions, []
        return wanted

    def _versions_made(self, wanted: list[bool]) -> "list[Version | ExpectedError | None]":
        """In the thread that publishes: of what it published last."""
        made: list[Version | ExpectedError | None] = []
        for keep in wanted:
            try:
                version = self.file.back_up(keep=keep)
                made.append(version if keep else None)
            except BackupFailedError as error:
                made.append(error)
        return made

    def _emit_versions(self, made: "list[Version | ExpectedError | None]") -> None:
        for version in made:
            if isinstance(version, ExpectedError):
                self._news.version_failed.emit(version)
            elif version is not None:
                self._news.version_kept.emit(version)

    # What is emitted

    def _emit_state(self) -> None:
        self.state = self._state()
        self._log.note(self.state)
        self._news.state_changed.emit(self.state)

    def _state(self, at: datetime | None = None) -> SaveState:
        """How far the current report is saved: what is in the file needs no working copy."""
        report = self._document.report
        if report is self._published:
            saving, error = Saving.PUBLISHED, self._storing.error
        elif report is self._storing.report:
            saving, error = Saving.STORED, self._publish_error
        else:
            saving, error = Saving.PENDING, self._storing.error
        file = self.file
        return SaveState(
            saving,
            at or datetime.now(),
            file.path,
            error,
            file.is_read_only,
            file.is_held,
            file.cautions,
            file.changed_at,
        )
