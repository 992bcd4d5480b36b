"""What asks the parts: DuckDB within this process, or Spark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from .catalogue import SPILL, Catalogue, File

DUCKDB, SPARK = "duckdb", "spark"
ENGINES = (DUCKDB, SPARK)
MEGABYTES, SPARK_MEGABYTES, THREADS = 250, 1500, 2
"""What DuckDB keeps in memory before it takes the disk; and the heap of Spark's one process."""
Settings = dict[str, Any]


@dataclass(frozen=True)
class Power:
    """What an engine may take: `megabytes` of memory (0: what it needs for ten million entries), and where
    Spark runs."""

    engine: str = DUCKDB
    megabytes: int = 0
    master: str = f"local[{THREADS}]"


class Engine(Protocol):
    """Tables of Ibis, all of one connection."""

    def read(self, name: str, paths: list[str]) -> Any:
        """The rows of these files."""

    def keep(self, name: str, expression: Any) -> Any:
        """The same rows, computed once."""


@contextmanager
def engine_for(folder: Path, power: Power) -> Iterator[Engine]:
    """It spills beside what it reads; a killed one leaves that, and the next to add a part takes it away."""
    started = _spark if power.engine == SPARK else _duckdb
    with TemporaryDirectory(dir=folder, prefix=SPILL) as spill, started(spill, power) as engine:
        yield engine


def tables_of(folder: Path, catalogue: Catalogue, engine: Engine) -> Mapping[str, Any]:
    """Those that have rows."""
    files: dict[str, list[File]] = {
        "people": [*catalogue.people.values()],
        "doings": [*catalogue.doings.values()],
        "sides": [catalogue.sides] if catalogue.sides else [],
    }
    return {
        name: engine.read(name, [str(folder / file.path) for file in some])
        for name, some in files.items()
        if some
    }


def duck_settings(spill: str, megabytes: int = 0) -> Settings:
    """Rows in no order, which takes less memory: all that is asked has an order of its own or needs none."""
    return {
        "memory_limit": f"{megabytes or MEGABYTES}MB",
        "threads": THREADS,
        "temp_directory": spill,
        "preserve_insertion_order": False,
    }


@dataclass(frozen=True)
class _DuckDB:
    connection: Any

    def read(self, name: str, paths: list[str]) -> Any:
        return self.connection.read_parquet(paths, table_name=name, hive_partitioning=False)

    def keep(self, name: str, expression: Any) -> Any:
        return self.connection.create_table(name, expression, temp=True)


@contextmanager
def _duckdb(spill: str, power: Power) -> Iterator[Engine]:
    import ibis

    connection = ibis.duckdb.connect(":memory:", **duck_settings(spill, power.megabytes))
    try:
        yield _DuckDB(connection)
    finally:
        connection.disconnect()


@dataclass(frozen=True)
class _Spark:
    session: Any
    connection: Any
    spill: str

    def read(self, name: str, paths: list[str]) -> Any:
        self.session.read.parquet(*paths).createOrReplaceTempView(name)
        return self.connection.table(name)

    def keep(self, name: str, expression: Any) -> Any:
        """As a file: half the time of Spark's own cache, and none of its memory."""
        path = f"{self.spill}/{name}.parquet"
        self.session.sql(str(self.connection.compile(expression))).write.parquet(path)
        return self.read(name, [path])


@contextmanager
def _spark(spill: str, power: Power) -> Iterator[Engine]:
    import ibis
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(power.master).appName("samenspel")
    for name, value in _spark_settings(spill, power.megabytes or SPARK_MEGABYTES).items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield _Spark(session, ibis.pyspark.connect(session), spill)
    finally:
        session.stop()


def _spark_settings(spill: str, megabytes: int) -> Settings:
    """Its moments would be in the zone of the machine, and its doors open to the network."""
    return {
        "spark.driver.memory": f"{megabytes}m",
        "spark.driver.extraJavaOptions": "-XX:+UseSerialGC",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.local.dir": spill,
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": str(2 * THREADS),
        "spark.sql.warehouse.dir": spill,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
