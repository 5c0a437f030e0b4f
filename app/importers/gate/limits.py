"""How much of everything a file from outside may hold (threats A to D); numbers of honest files are far below.

A ratio of packed to unpacked size is not among them: an honest Word table reached 127:1.
"""

MEGABYTE = 1 << 20

MAX_FILE_BYTES = 50 * MEGABYTE
MAX_DIRECTORY_BYTES = 1 * MEGABYTE
MAX_MEMBERS = 2_000
MAX_MEMBER_BYTES = 100 * MEGABYTE
MAX_INFLATED_BYTES = 300 * MEGABYTE
MAX_XML_BYTES = 60 * MEGABYTE

MAX_DEPTH = 200
# Over all XML parts together; 500,000 cells with values and texts have 1.6 million. It bounds the time of the gate itself.
MAX_ELEMENTS = 2_000_000
# One tag with all its attributes. Expat reads an unfinished one again with every block, which is quadratic.
MAX_TAG_BYTES = 4 * MEGABYTE

MAX_ROW = 20_000
MAX_COLUMN = 200
MAX_CELLS = 500_000
MAX_COVERED_CELLS = 200_000

# Pages of a PDF; the longest plan seen has some hundred.
MAX_PAGES = 600

# How much is read and inflated at a time.
BLOCK_BYTES = 1 << 16

# A plain text: ten times the longest plan known.
MAX_TEXT_BYTES = 5 * MEGABYTE
# What elements of an OpenDocument text say they stand for beside themselves: spaces, repeated and spanned cells, in all.
MAX_REPEATED = 200_000
