"""Divides a territory into grids on Apache Spark: every group runs `gridtool partition --shard i/n`, and
`gridtool merge` makes the plan of a single run of what they give back.

    spark-submit --py-files step.py partition.py --territory territory.geojson --households households.csv \\
        --shards 8 --output plan.geojson -- --grids 1856
"""

import argparse
import os
import sys
import tempfile

import step

ROLES = ("territory", "households", "barriers", "units")


def shards(spark, files, count, gridtool="gridtool", options=()):
    """The shards as a DataFrame of `number` and `content`, the bytes of each shard's file.

    files: paths by role (territory, households, barriers, units) that the driver can read; Spark ships them.
    options: further options of `gridtool partition`, such as ["--grids", "1856"].
    """
    context = spark.sparkContext
    step.own_modules(context)
    names = {}
    for role in ROLES:
        if files.get(role):
            context.addFile(files[role])
            names[role] = os.path.basename(files[role])
    if len(set(names.values())) < len(names):
        raise step.GridtoolError("two of the files have one name; rename one: workers have them in one folder")

    def divide(group):
        import pyarrow
        from pyspark import SparkFiles

        done = []
        for number in group.column("number").to_pylist():
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "shard.geojson")
                inputs = [SparkFiles.get(names["territory"])]
                for role in ROLES[1:]:
                    if role in names:
                        inputs += [f"--{role}", SparkFiles.get(names[role])]
                step.run([gridtool, "partition", *inputs, "--shard", f"{number}/{count}", "-o", path,
                          "--quiet", "--workers-threads", "1", *options])  # fmt: skip
                with open(path, "rb") as file:
                    done.append((number, file.read()))
        return pyarrow.table(
            {
                "number": pyarrow.array([number for number, _ in done], pyarrow.int64()),
                "content": pyarrow.array([content for _, content in done], pyarrow.binary()),
            }
        )

    # A task for each shard: small groups would otherwise be put together and made one after the other.
    spark.conf.set("spark.sql.adaptive.coalescePartitions.enabled", "false")
    spark.conf.set("spark.sql.shuffle.partitions", str(count))
    numbers = spark.range(1, count + 1).withColumnRenamed("id", "number")
    return numbers.groupBy("number").applyInArrow(divide, "number long, content binary")


def save(spark, files, count, output, gridtool="gridtool", options=(), overwrite=False):
    """Makes the shards, and the plan of all of them. Returns how many shards there were."""
    rows = shards(spark, files, count, gridtool, options)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for row in rows.toLocalIterator():
            paths.append(os.path.join(folder, f"shard-{row.number}.geojson"))
            with open(paths[-1], "wb") as file:
                file.write(row.content)
        step.run([gridtool, "merge", *paths, "-o", output, "--quiet", *(["--overwrite"] if overwrite else [])])
    return len(paths)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--territory", required=True)
    for role in ROLES[1:]:
        parser.add_argument(f"--{role}")
    parser.add_argument("--shards", type=int, required=True, help="into how many the townships are split")
    parser.add_argument("--output", required=True, help="the plan")
    parser.add_argument("--overwrite", action="store_true")
    parser.add_argument("--gridtool", default="gridtool", help="the program, at one path on every machine")
    parser.add_argument("options", nargs="*", help="behind --: further options of gridtool partition")
    given = parser.parse_args(arguments)
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("gridtool partition").getOrCreate()
    try:
        save(
            spark, {role: getattr(given, role) for role in ROLES}, given.shards, given.output,
            gridtool=given.gridtool, options=given.options, overwrite=given.overwrite,
        )  # fmt: skip
    except Exception as error:
        print(step.cause(error), file=sys.stderr)
        return 1
    finally:
        spark.stop()
    print(given.output)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
