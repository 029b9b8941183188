"""A shop's database on a real PostgreSQL, with a login that may only read."""

from dataclasses import dataclass
from uuid import uuid4

import psycopg

from tests.servers.postgres import Postgres

ODD_TYPES = """
CREATE TABLE odd (
  id uuid, amount numeric(12,2), code numeric(18,0), items text[], about jsonb, took interval, at timestamptz,
  day date, paid boolean, raw bytea, address inet, nothing text, "Two Words" int
);
INSERT INTO odd VALUES
 ('6f9619ff-8b86-4d01-b42d-00c04fc964ff', 1234.50, 123456789012345678, '{a,b}', '{"k": [1]}', '90 minutes',
  '2024-01-31 23:30:00+00', '2024-01-31', true, 'text'::bytea, '10.0.0.1', NULL, 7),
 (NULL, 'NaN', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '\\xff00', NULL, NULL, NULL)
"""


@dataclass
class Shop:
    """A database with orders. owner: the URL of who may do all, reader: of who may read `orders` and `visits`."""

    server: Postgres
    name: str
    owner: str
    reader: str
    role: str

    def run(self, statement: str) -> None:
        with psycopg.connect(self.owner, autocommit=True) as connection:
            connection.execute(statement.encode())

    def add_months(self, first: str, months: int, level: int = 100) -> None:
        """Orders of two regions, one row a month and region. first: the month's first day."""
        self.run(f"""
            INSERT INTO orders
            SELECT ('{first}'::date + make_interval(months => m))::date, region, {level} + m + factor * 10
            FROM generate_series(0, {months - 1}) m, (VALUES ('East', 1), ('West', 2)) AS r(region, factor)
        """)  # noqa: S608  a test's own numbers


def open_shop(server: Postgres) -> Shop:
    name, role = server.empty(), f"reader_{uuid4().hex[:12]}"
    owner = server.url(name)
    shop = Shop(server, name, owner, owner.replace("postgres@", f"{role}:hunter2@"), role)
    shop.run(f"""
        CREATE ROLE {role} LOGIN PASSWORD 'hunter2';
        CREATE TABLE orders (order_date date, region text, sales numeric(12, 2));
        CREATE TABLE visits (day date, visitors int);
        CREATE TABLE secrets (word text);
        GRANT SELECT ON orders, visits TO {role};
    """)
    return shop
