"""A server whose fresh children have imported what they need: they are killed by the dozen.

A process has one server, and one list of what that imports: here stand all the modules that begin children.
"""

import multiprocessing

context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload(["tests.collection.collectors", "tests.journeys.typists", "tests.storage.victims"])
