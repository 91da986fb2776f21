"""What `make windows`, `make test-windows` and `make windows-lock` run.

python -m windows build             wine, Python, wheels, the program from source and frozen, the packages
python -m windows test [TEST...]    the test suite under wine, or some of it; then the packages, tried
python -m windows lock              requirements.txt anew from pyproject.toml
python -m windows thai [TEST...]    a Windows of code page 874 and a profile with Thai letters; some tests in it
python -m windows pictures          of the installed program at 100 and 200 %
python -m windows run WORDS...      Windows' Python with these words, in a copy of the work tree
"""

import signal
import sys
import time

from windows import interpreter, lock, packages, pictures, suite, trial
from windows.wine import THAI, THAI_PREFIX, wine


def main(words: list[str]) -> int:
    """Do what the words ask for. Returns the code to end with."""
    match words:
        case ["build"]:
            _build()
        case ["test", *chosen]:
            return _test(chosen)
        case ["thai", *chosen]:
            return _thai(chosen)
        case ["pictures"]:
            _pictures()
        case ["lock"]:
            lock.write()
        case ["run", *rest]:
            with wine() as this:
                return this.follow(interpreter.interpreter(), *rest, folder=packages.source())
        case _:
            print(__doc__)
            return 2
    return 0


def _build() -> None:
    begun = time.monotonic()

    def step(name: str) -> None:
        print(f"{time.monotonic() - begun:5.0f} s  {name}", flush=True)

    step("wine")
    with wine() as this:
        step("Python and its wheels")
        python = interpreter.interpreter()
        step("the program from its source")
        trial.from_source(this, python)
        trial.letter(this, python)
        step("frozen")
        program = packages.frozen(this, python)
        size = sum(path.stat().st_size for path in program.rglob("*") if path.is_file())
        print(f"  {program.name}: {size / 1e6:.1f} MB")
        trial.folder(this, program, "frozen")
        step("packages")
        for package in packages.packages(program):
            print(f"  {package.name}: {package.stat().st_size / 1e6:.1f} MB")
    step("done")


def _thai(chosen: list[str]) -> int:
    python = interpreter.interpreter()
    with wine(THAI_PREFIX, language=THAI) as this:
        trial.thai_profile(this, python)
        return suite.run(this, python, chosen or trial.TESTS_IN_THAI)


def _pictures() -> None:
    with wine() as this:
        installer = packages.packages(packages.frozen(this, interpreter.interpreter()))[0]
    for scale, size in pictures.SIZES.items():
        with wine(size=size) as this:
            target = trial.installed(this, installer)
            for picture in pictures.take(this, target / "ITA Desktop.exe", scale):
                print(f"  {picture}")


def _test(chosen: list[str]) -> int:
    with wine() as this:
        python = interpreter.interpreter()
        failed = suite.run(this, python, chosen)
        if not chosen:
            program = packages.frozen(this, python)
            failed += suite.run_frozen(this, python, program)
            setup, _, for_all_users = packages.packages(program)
            trial.setup(this, setup, program)
            trial.for_all_users(this, for_all_users, program)
    if not chosen:
        failed += _thai([])
    print(f"failed: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the server and the screen end with us
    sys.exit(main(sys.argv[1:]))
