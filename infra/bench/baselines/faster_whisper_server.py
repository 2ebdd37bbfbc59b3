"""Serves faster-whisper: POST PCM16 (16 kHz mono) with ?language=, answers {"text": ...}; GET answers when it is ready.

Arguments: model (folder or size), port, threads of a recognition, recognitions at a time.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

import numpy
from faster_whisper import WhisperModel

name, port, threads, workers = sys.argv[1], *map(int, sys.argv[2:5])
model = WhisperModel(name, device="cpu", compute_type="int8", cpu_threads=threads, num_workers=workers)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer({"ready": True})

    def do_POST(self):
        language = parse_qs(urlparse(self.path).query)["language"][0]
        pcm = self.rfile.read(int(self.headers["Content-Length"]))
        sound = numpy.frombuffer(pcm, numpy.int16).astype(numpy.float32) / 32768
        segments, _ = model.transcribe(sound, language=language, beam_size=1, temperature=0)
        self.answer({"text": "".join(segment.text for segment in segments)})

    def answer(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
