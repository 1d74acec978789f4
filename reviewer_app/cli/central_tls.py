"""`reviewer-app central tls`: certificates for a first installation of the central database."""

import argparse
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.operations import administration

NAME = "central tls"
HELP = "Make an authority and a server certificate, so that workstations know whom they send decisions to."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the four files go")
    parser.add_argument(
        "--host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name or address by which workstations reach the server; may be given several times",
    )
    parser.add_argument("--days", type=int, help="how long the server's certificate is good; 825 when left out")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when the files are there, 2 for names or a folder that cannot be used."""
    made = administration.make_certificates(arguments.out, arguments.host, arguments.days)
    folder = made.folder.resolve()
    if arguments.json:
        print_json(
            {
                "folder": str(folder),
                "hosts": list(made.hosts),
                "authority_made": made.authority_made,
                "authority_until": f"{made.authority_until:%Y-%m-%d}",
                "server_until": f"{made.server_until:%Y-%m-%d}",
            }
        )
        return 0
    authority = "A new authority" if made.authority_made else "The authority that was there"
    print(f"{authority} (until {made.authority_until:%Y-%m-%d}) vouches for {', '.join(made.hosts)}")
    print(f"until {made.server_until:%Y-%m-%d}; the same command renews the server's certificate.")
    print(_NEXT.format(folder=folder, host=made.hosts[0]))
    return 0


_NEXT = """
At the server, in postgresql.conf (server.crt and server.key copied to its data folder, both owned by its user):
    ssl = on
    ssl_cert_file = 'server.crt'
    ssl_key_file = 'server.key'
    password_encryption = scram-sha-256
and in pg_hba.conf, instead of every other line with `host`:
    hostssl  all  all  all  scram-sha-256
At each workstation, with ca.crt copied there:
    --central "postgresql://{host}/DATABASE?sslrootcert=FILE"
Keep {folder}/ca.key away from both: whoever has it can pretend to be the server."""
