"""`reviewer-app transcript FILE`: the normalised transcript."""

NAME = "transcript"
HELP = "Print a transcript file as the program understands it."


def add_arguments(parser):
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true")


def run(arguments):
    return 0
