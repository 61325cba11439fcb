#!/usr/bin/env python3
"""Packs the QGIS plugin, or puts it into a profile.

package.py --zip FILE        what QGIS installs by Plugins > Install from ZIP
package.py --install         into the user's default profile; --profile FOLDER for another
"""

import argparse
import os
import shutil
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
NAME = "gridgeo"


def files():
    """The plugin's files as (path, name in the plugin's folder), in a fixed order."""
    found = [(os.path.join(HERE, "..", "..", "LICENSE"), "LICENSE"), (os.path.join(HERE, "README.md"), "README.md")]
    source = os.path.join(HERE, NAME)
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in names:
            if name.endswith((".py", ".svg", ".txt")):
                path = os.path.join(folder, name)
                found.append((path, os.path.relpath(path, source).replace(os.sep, "/")))
    return sorted(found, key=lambda entry: entry[1])


def default_profile():
    if sys.platform == "darwin":
        data = os.path.expanduser("~/Library/Application Support")
    elif sys.platform == "win32":
        data = os.environ["APPDATA"]
    else:
        data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return os.path.join(data, "QGIS", "QGIS3", "profiles", "default")


def pack(path):
    """The same files give the same bytes."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with zipfile.ZipFile(path + ".part", "w", zipfile.ZIP_DEFLATED) as archive:
        for source, name in files():
            entry = zipfile.ZipInfo(f"{NAME}/{name}", (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            with open(source, "rb") as file:
                archive.writestr(entry, file.read())
    os.replace(path + ".part", path)
    print(path)


def install(profile):
    target = os.path.join(profile, "python", "plugins", NAME)
    # Files of an older version would stay otherwise. A developer's link to the source is left alone.
    if os.path.islink(target):
        sys.exit(f"{target}: is a link; remove it first")
    shutil.rmtree(target, ignore_errors=True)
    for source, name in files():
        path = os.path.join(target, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        shutil.copyfile(source, path)
    print(target)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--zip", metavar="FILE")
    what.add_argument("--install", action="store_true")
    parser.add_argument("--profile", metavar="FOLDER", help="a profile of QGIS; the user's default one when not given")
    arguments = parser.parse_args()
    if arguments.zip:
        pack(arguments.zip)
    else:
        install(arguments.profile or default_profile())


if __name__ == "__main__":
    main()
