"""A PostgreSQL server with PostGIS for test-postgis: found or installed, started in a folder, stopped."""

import glob
import hashlib
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time


def say(text):
    print(f"test-postgis: {text}", file=sys.stderr, flush=True)


def stop(text, status=1):
    say(text)
    sys.exit(status)


# What is needed ------------------------------------------------------------------------------------------------------


def find_server():
    """The folder of initdb and postgres of the newest PostgreSQL that has PostGIS; None when there is none."""
    folders = glob.glob("/usr/lib/postgresql/*/bin") + glob.glob("/usr/pgsql-*/bin")
    folders.sort(key=lambda name: [int(number) for number in re.findall(r"\d+", name)], reverse=True)
    onpath = shutil.which("initdb")
    if onpath:
        folders.append(os.path.dirname(os.path.realpath(onpath)))
    for folder in folders:
        if not all(os.path.exists(f"{folder}/{name}") for name in ("initdb", "postgres", "psql", "pg_dump", "pg_config")):
            continue
        share = subprocess.run([f"{folder}/pg_config", "--sharedir"], capture_output=True, text=True).stdout.strip()
        if os.path.exists(f"{share}/extension/postgis.control"):
            return folder
    return None


def packages(manager):
    if manager != "apt-get":
        return {"dnf": ["postgresql-server", "postgresql-contrib", "postgis"], "brew": ["postgis"]}[manager]
    found = subprocess.run(
        ["apt-cache", "search", "--names-only", "^postgresql-[0-9]+-postgis-3$"], capture_output=True, text=True
    ).stdout
    versions = sorted(int(number) for number in re.findall(r"^postgresql-(\d+)-postgis-3 ", found, re.M))
    if not versions:
        stop("apt-get knows no package postgresql-N-postgis-3 here; install PostgreSQL with PostGIS another way")
    return [f"postgresql-{versions[-1]}-postgis-3", f"postgresql-{versions[-1]}-postgis-3-scripts"]


def install():
    wanted = "PostgreSQL with PostGIS (Debian: apt install postgresql-15-postgis-3)"
    if os.environ.get("OFFLINE") == "1":
        stop(f"missing: {wanted}; nothing is installed because OFFLINE=1")
    manager = next((name for name in ("apt-get", "dnf", "brew") if shutil.which(name)), None)
    if manager is None:
        stop(f"missing: {wanted}; no apt-get, dnf or brew here: install it with your system's package manager")
    root = [] if os.geteuid() == 0 or manager == "brew" else ["sudo"]
    if root and not shutil.which("sudo"):
        stop(f"missing: {wanted}; installing needs root and there is no sudo")
    if manager == "apt-get":
        subprocess.run(root + ["apt-get", "update", "-q"], check=True, stdout=sys.stderr)
    names = packages(manager)
    say(f"installing with {manager}: {' '.join(names)}")
    command = {
        "apt-get": ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-q", "-y", "--no-install-recommends"],
        "dnf": ["dnf", "install", "-q", "-y"],
        "brew": ["brew", "install", "--quiet"],
    }[manager]
    subprocess.run(root + command + names, check=True, stdout=sys.stderr)


# The server ----------------------------------------------------------------------------------------------------------


class Server:
    """A PostgreSQL server in a folder, on 127.0.0.1 and a free port."""

    def __init__(self, bin_folder, folder):
        self.bin = bin_folder
        self.data = f"{folder}/server"
        self.log = f"{folder}/server.log"
        self.password = secrets.token_hex(12)
        self.process = None
        # The server refuses to run as root: then it runs as the user that its packages made.
        self.user = {}
        os.mkdir(self.data, 0o700)
        if os.geteuid() == 0:
            for name in ("postgres", "nobody"):
                try:
                    entry = pwd.getpwnam(name)
                    break
                except KeyError:
                    continue
            else:
                stop("there is no user postgres or nobody to run the server as; PostgreSQL does not run as root")
            self.user = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
            os.chown(self.data, entry.pw_uid, entry.pw_gid)

    def start(self):
        secret = f"{self.data}.password"
        with open(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(self.password + "\n")
        if self.user:
            os.chown(secret, self.user["user"], self.user["group"])
        made = subprocess.run(
            [f"{self.bin}/initdb", "-D", self.data, "-U", "owner", "--pwfile", secret, "--auth", "scram-sha-256"]
            + ["--encoding", "UTF8", "--locale", "C", "--no-sync"],
            capture_output=True, text=True, cwd="/", **self.user,
        )
        os.unlink(secret)
        if made.returncode:
            stop(f"initdb failed: {made.stderr.strip() or made.stdout.strip()}")
        for _ in range(5):
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
            if self.listens():
                return
        stop("the server does not start: " + open(self.log, errors="replace").read()[-2000:])

    def listens(self):
        settings = {
            "listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": "", "fsync": "off",
            "shared_buffers": "32MB", "max_connections": 20, "logging_collector": "off",
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with open(self.log, "ab") as log:
            # A session of its own: an interrupt from the keyboard reaches this script, which stops the server.
            self.process = subprocess.Popen(
                [f"{self.bin}/postgres", "-D", self.data] + options, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, cwd="/", start_new_session=True, **self.user,
            )
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            if self.sql("SELECT 1", database="postgres", fails=True) == "1":
                return True
            time.sleep(0.1)
        self.stop()
        return False

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        # Fast, then at once, then without asking.
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            self.process.send_signal(number)
            try:
                self.process.wait(20)
                return
            except subprocess.TimeoutExpired:
                continue

    def environment(self):
        return {**os.environ, "PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": "owner",
                "PGPASSWORD": self.password, "PGCONNECT_TIMEOUT": "10"}

    def sql(self, text, database="grids", fails=False):
        """What psql answers, a row a line."""
        done = subprocess.run(
            [f"{self.bin}/psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", text],
            capture_output=True, text=True, env=self.environment(),
        )
        if done.returncode and not fails:
            stop(f"psql failed: {done.stderr.strip()}")
        return done.stdout.strip() if done.returncode == 0 else None

    def dump(self):
        return subprocess.run(
            [f"{self.bin}/pg_dump", "-d", "grids"], capture_output=True, env=self.environment(), check=True
        ).stdout

    def connection(self, table=None, **changes):
        words = {"host": "127.0.0.1", "port": self.port, "dbname": "grids", "user": "owner", "password": self.password}
        text = "PG:" + " ".join(f"{key}={value}" for key, value in {**words, **changes}.items())
        return text + (f"|layername={table}" if table else "")

    def state(self, table):
        """A digest of all rows of a table, its columns, and what is said of it."""
        rows = self.sql(f"SELECT t::text FROM {table} t ORDER BY gridgeo_fid", fails=True)
        about = self.sql(
            "SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ',' ORDER BY attnum)"
            f" || coalesce(obj_description('{table}'::regclass), '') FROM pg_attribute"
            f" WHERE attrelid = '{table}'::regclass AND attnum > 0", fails=True)
        return hashlib.sha256(f"{rows}\n{about}".encode()).hexdigest()
