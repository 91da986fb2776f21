"""The command that takes the files of many offices into one collection."""

import argparse
import gc
from collections import Counter

from ita_desktop.cli.exit_codes import DONE, FINDINGS
from ita_desktop.cli.progress import Progress
from ita_desktop.domain.report.admission import admitted_line
from ita_desktop.domain.thai.file_names import shown_path
from ita_desktop.language import digits, tr

_COLLECT_AFTER = 100  # files: commands leave garbage to the end


def collect(chosen: argparse.Namespace) -> int:
    """Take all report files of the folders in, print which were refused and how many were not."""
    from ita_desktop.collection import collecting
    from ita_desktop.collection.database import address_beside, collection_at
    from ita_desktop.collection.keeping import Outcome
    from ita_desktop.messages import words
    from ita_desktop.storage.files.sweeping import sweep_received

    sweep_received()  # of runs that were killed: a server may never open the window, which does that, too
    files = collecting.report_files(chosen.folders)
    address = chosen.into or address_beside(chosen.folders[0])
    counts: Counter[Outcome] = Counter()
    progress = Progress()
    with collection_at(address, create=True) as collection:
        for number, result in enumerate(collecting.collect(collection, files), 1):
            counts[result.outcome] += 1
            if result.error is not None:
                progress.clear()
                print(admitted_line(shown_path(result.path))[0], words(result.error), sep="\t", flush=True)
            progress.show(tr("{number} จาก {total} แฟ้ม").format(number=digits(number), total=digits(len(files))))
            if number % _COLLECT_AFTER == 0:
                gc.collect()
    progress.clear()
    taken, unchanged, replaced, refused = (digits(counts[outcome]) for outcome in Outcome)
    line = tr("รับใหม่ {taken} ไม่เปลี่ยน {unchanged} แทนฉบับเดิม {replaced} รับไม่ได้ {refused}")
    print(line.format(taken=taken, unchanged=unchanged, replaced=replaced, refused=refused))
    return FINDINGS if counts[Outcome.REFUSED] else DONE
