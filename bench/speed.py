#!/usr/bin/env python3
"""Megabytes a second of the whole job: reading JSON Lines and coding; then counting, writing JSON Lines, or a store."""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = 2500  # bytes, about


def texts(given):
    if given.text:
        return [given.text.read_text(encoding="utf-8")]
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora").glob(f"**/{given.language}/*.txt"))]


def pieces(text):
    """Lines put together to about DOCUMENT bytes each."""
    piece, size = [], 0
    for line in text.splitlines(keepends=True):
        piece.append(line)
        size += len(line.encode())
        if size >= DOCUMENT:
            yield "".join(piece)
            piece, size = [], 0
    if piece:
        yield "".join(piece)


def write_documents(given, path):
    """Bytes of text written."""
    documents = [piece for text in texts(given) for piece in pieces(text)]
    once = sum(len(piece.encode()) for piece in documents)
    repeat = given.repeat or max(1, 60_000_000 // once)
    with path.open("w", encoding="utf-8") as out:
        for round_ in range(repeat):
            for number, piece in enumerate(documents):
                out.write(json.dumps({"id": f"{round_}-{number}", "text": piece}, ensure_ascii=False) + "\n")
    return once * repeat


def timed(command, **streams):
    """Seconds by the clock, and of all processors together, of the fastest of three runs."""
    runs = []
    for _ in range(3):
        for stream in streams.values():
            if stream.seekable():
                stream.seek(0)
        before, started = os.times(), time.perf_counter()
        subprocess.run(command, check=True, **streams)
        after = os.times()
        work = after.children_user + after.children_system - before.children_user - before.children_system
        runs.append((time.perf_counter() - started, work))
    return min(runs)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--topos", required=True)
    arguments.add_argument("--text", type=pathlib.Path)
    arguments.add_argument("--rules", type=pathlib.Path, default=ROOT / "rules/digital-labour")
    arguments.add_argument("--language", choices=["en", "zh"], default="en")
    arguments.add_argument("--threads", default="1")
    arguments.add_argument("--repeat", type=int)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        documents = pathlib.Path(scratch) / "documents.jsonl"
        size = write_documents(given, documents)
        common = ["--rules", str(given.rules), "--threads", given.threads, "--language", given.language]
        codings = pathlib.Path(scratch) / "codings.jsonl"
        with documents.open("rb") as source, codings.open("wb") as sink, open(os.devnull, "wb") as quiet:
            count_only = timed([given.topos, "count", str(documents), *common], stdout=quiet, stderr=quiet)
            stream = timed([given.topos, "code", "--stream", *common], stdin=source, stdout=sink, stderr=quiet)
            store = timed([given.topos, "code", str(documents), "--out", scratch + "/out", "--replace", "--quiet", *common],
                          stderr=quiet)
        count = sum(1 for _ in codings.open("rb"))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"{size / 1e6:.0f} MB {given.language}, {given.threads} thread(s), {count:,} codings, at most {memory:.0f} MB of memory")
    jobs = (("counted (topos count)", count_only), ("JSON Lines to JSON Lines (--stream)", stream),
            ("JSON Lines to the store", store))
    for job, (seconds, work) in jobs:
        print(f"  {job:38}{size / 1e6 / seconds:8.1f} MB/s   {seconds:.2f} s by the clock, {work:.2f} s of work")


if __name__ == "__main__":
    main()
