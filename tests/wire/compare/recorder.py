"""A server on loopback that answers everybody with the same bytes and keeps what it was sent."""

import http.server
import threading


class Recorder:
    """`answer` is what everybody gets: status, headers, body. `received` is filled by requests."""

    def __init__(self):
        self.answer = (200, {}, b"{}")
        self.received = []
        recorder = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Nothing waits for an answer that is sent in two pieces.
            wbufsize = -1
            disable_nagle_algorithm = True

            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                recorder.received.append({"method": self.command, "path": self.path, "headers": headers, "body": body})
                status, headers, answer = recorder.answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
                self.wfile.flush()

            do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = do_PATCH = handle_any

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self):
        """What has been received since."""
        received, self.received = self.received, []
        return received

    def close(self):
        self.server.shutdown()
        self.server.server_close()
