"""A country's worth: what journals say, as Parquet that grows part by part, and a report over all of it.

Parts are written with PyArrow, made into a table of people for each month by DuckDB, and asked by Ibis on
DuckDB or Spark. None of these is imported before it is needed.
"""
