"""Assigns households to grids on Apache Spark: every partition of the table is piped through
`gridtool assign --stream`, and the rows come out in the order of the input.

    spark-submit --py-files step.py assign.py --grids plan.geojson --households table.csv --output assigned

The output is a folder of parts as Spark writes them; `cat assigned/part-*` is the table of a single run.
"""

import argparse
import os
import shlex
import sys

import step

# What goes wrong on either side of the pipe travels along as a line behind a mark that no row begins with: Spark
# would wait for ever for a pipe whose feeder failed, and keeps what a program writes to standard error to itself.
MARK = "\x01"
SHELL = (
    'e=$(mktemp) && f=$(mktemp) || exit 1; '
    """awk -v f="$f" '/^\001/ { print > f; exit } { print }' | { "$@" 2>"$e" || """
    """printf '\\n\\001%s\\n' "$(tail -n 1 "$e")"; }; """
    """[ -s "$f" ] && { echo; cat "$f"; }; rm -f "$e" "$f"; exit 0"""
)


def assign(spark, households, grids, gridtool="gridtool", options=(), partitions=None):
    """The assigned rows, as an RDD of lines without heading, and the heading.

    households: a UTF-8 table with a heading in its first line, anywhere Spark reads from; of several files
    each has the same heading. No line break stands within a field.
    grids: a plan, or an index of `assign --save-index`, that the driver can read; Spark ships it.
    options: further options of `gridtool assign`, such as ["--nearest", "500m"].

    Each partition gives as many rows as it has, or the job fails.
    """
    context = spark.sparkContext
    step.own_modules(context)
    lines = context.newAPIHadoopFile(
        households,
        "org.apache.hadoop.mapreduce.lib.input.TextInputFormat",
        "org.apache.hadoop.io.LongWritable",
        "org.apache.hadoop.io.Text",
    )
    first = lines.values().take(1)
    heading = first[0].lstrip("\ufeff") if first else ""
    if "\ufffd" in heading:
        raise step.GridtoolError("the table is not UTF-8, in its heading; convert it")

    def command(plan):
        return [gridtool, "assign", "--stream", "--quiet", "--workers-threads", "1", "--grids", plan,
                "--households", "-", "-o", "-", "--format", "csv", *options]  # fmt: skip

    # The heading alone: what is wrong with options, plan or columns is said before the job begins.
    out = step.run(command(grids), (heading + "\n").encode()).decode().splitlines()
    context.addFile(grids)
    plan = os.path.abspath(grids) if step.is_on_one_machine(context) else os.path.basename(grids)
    counts = context.accumulator({}, _Counts())

    def rows(number, partition):
        count = 0
        yield heading
        try:
            for offset, line in partition:
                if offset == 0:
                    if line.lstrip("\ufeff") != heading:
                        raise ValueError("the files do not have one heading; make it the same in all")
                    continue
                if line.count('"') % 2:
                    raise ValueError(f"a line break within a field, at byte {offset}; take it out")
                if "\ufffd" in line:
                    raise ValueError(f"the table is not UTF-8, at byte {offset}; convert it")
                count += any(character not in ' \t,;"\r' for character in line)
                yield line
        except Exception as error:
            yield MARK + " ".join(str(error).split())
            return
        counts.add({(number, "in"): count})

    def without_heading(number, partition):
        count = -1
        for line in partition:
            if line.startswith(MARK):
                raise step.GridtoolError(line[1:])
            if not line:
                continue
            count += 1
            if count:
                yield line
        counts.add({(number, "out"): max(count, 0)})

    if partitions:
        # Neighbours stay together, so the order is kept; repartitioning would shuffle it.
        lines = lines.coalesce(partitions)
    piped = lines.mapPartitionsWithIndex(rows).pipe(shlex.join(["sh", "-c", SHELL, "sh", *command(plan)]))
    return piped.mapPartitionsWithIndex(without_heading), out[0], counts


class _Counts:
    """Counts by partition: one that is made twice counts once."""

    def zero(self, value):
        return {}

    def addInPlace(self, a, b):
        a.update(b)
        return a


def check(counts):
    """Raises when a partition gave another number of rows than it has."""
    for (number, kind), count in sorted(counts.value.items()):
        if kind == "in" and counts.value.get((number, "out")) != count:
            raise step.GridtoolError(
                f"partition {number}: {count} rows in, {counts.value.get((number, 'out'))} out; nothing of it is to be used"
            )
    return sum(count for (_, kind), count in counts.value.items() if kind == "out")


def save(spark, households, grids, output, **choices):
    """Assigns and writes a folder of parts, the heading in the first. Returns the number of rows."""
    rows, heading, counts = assign(spark, households, grids, **choices)
    spark.sparkContext.parallelize([heading], 1).union(rows).saveAsTextFile(output)
    return check(counts)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--grids", required=True, help="a plan, or an index of assign --save-index")
    parser.add_argument("--households", required=True, help="a UTF-8 table, anywhere Spark reads from")
    parser.add_argument("--output", required=True, help="a folder that is not there yet")
    parser.add_argument("--gridtool", default="gridtool", help="the program, at one path on every machine")
    parser.add_argument("--nearest", help="as of gridtool assign")
    parser.add_argument("--partitions", type=int, help="at most so many; as Spark has it otherwise")
    given = parser.parse_args(arguments)
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("gridtool assign").getOrCreate()
    try:
        count = save(
            spark, given.households, given.grids, given.output, gridtool=given.gridtool,
            options=["--nearest", given.nearest] if given.nearest else [], partitions=given.partitions,
        )  # fmt: skip
    except Exception as error:
        print(step.cause(error), file=sys.stderr)
        return 1
    finally:
        spark.stop()
    print(f"{given.output}: {count} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
