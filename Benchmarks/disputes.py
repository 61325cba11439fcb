"""The labelled arrangement of claims beside its peers: processor seconds and memory, same files, same run."""

import argparse
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
BENCH = HERE / ".build" / "release" / "gridgeo-bench"
# Beyond these a peer takes minutes or more memory than there is.
LARGEST = {"union": 10_000, "pairs": 100_000, "overlay": 10_000}


def lines(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        print(f"disputes: {' '.join(map(str, command))}: {done.stderr.strip()[-300:]}", file=sys.stderr)
        return []
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", nargs="*", type=int, default=[1000, 10_000], help="numbers of claims")
    parser.add_argument("--repeats", type=int, default=3, help="processes; the best counts")
    parser.add_argument("--without-peers", action="store_true")
    options = parser.parse_args()
    print("| claims | who | processor s | wall s | peak MB | faces or pieces | times ours |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for claims in options.claims:
        folder = HERE / ".scratch" / f"claims-{claims}"
        folder.mkdir(parents=True, exist_ok=True)
        lines([BENCH, "claims", folder, "--claims", claims])
        ours = None
        for workers in (1, 2):
            runs = []
            for _ in range(options.repeats):
                runs += lines([BENCH, "arrangement", folder, "--workers", workers])
            if not runs:
                continue
            best = min(runs, key=lambda run: run["cpu"])
            wall = min(run["wall"] for run in runs)
            if ours is None:
                ours = best["cpu"]
            print(
                f"| {claims} | gridgeo, {workers} worker{'s' * (workers > 1)} | {best['cpu']:.3g} | {wall:.3g} | "
                f"{best['peak'] / 1e6:.0f} | {best['items']} | |"
            )
        for peer in [] if options.without_peers else ["union", "pairs", "overlay"]:
            if claims > LARGEST[peer]:
                continue
            runs = lines([sys.executable, HERE / "disputes_peers.py", peer, folder / "claims.bin"])
            if runs:
                run = runs[0]
                print(
                    f"| {claims} | {peer} | {run['cpu']:.3g} | {run['wall']:.3g} | {run['peak'] / 1e6:.0f} | "
                    f"{run['faces']} | {run['cpu'] / (ours or run['cpu']):.1f} |"
                )


if __name__ == "__main__":
    main()
