# WeasyPrint, warm: pages come in, PDFs go out with the processor time and the memory taken so far. All numbers are big-endian.
import resource
import struct
import sys
import time

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

fonts = FontConfiguration()
given, made = sys.stdin.buffer, sys.stdout.buffer
tagged = sys.argv[1] == 'tagged'
made.write(struct.pack('>IdQ', 0, 0, 0))
made.flush()
while header := given.read(4):
    page = given.read(struct.unpack('>I', header)[0]).decode()
    pdf = HTML(string=page).write_pdf(font_config=fonts, **({'pdf_variant': 'pdf/ua-1'} if tagged else {}))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    made.write(struct.pack('>IdQ', len(pdf), time.process_time() * 1000, peak) + pdf)
    made.flush()
