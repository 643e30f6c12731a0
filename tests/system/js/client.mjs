// A plain client, as a web page has it: default transports, a token, and the payload of
// each event. It knows nothing of cursors, acknowledgements or `meta`.
//
//   node client.mjs http://127.0.0.1:8800 < token
//
// It prints a line of JSON when it is connected and one per event, and ends after four.

import { text } from "node:stream/consumers";
import { io } from "socket.io-client";

const WANTED = ["payment_success", "payment_failed", "bill_generated", "notification"];

const token = (await text(process.stdin)).trim();
const socket = io(process.argv[2], { auth: { token }, reconnection: false });

const print = (line) => console.log(JSON.stringify(line));
const giveUp = (why) => {
  print({ failed: why });
  process.exitCode = 1;
  socket.close();
};

let received = 0;
for (const name of WANTED) {
  socket.on(name, (payload) => {
    print({ name, payload });
    received += 1;
    if (received === WANTED.length) {
      print({ transport: socket.io.engine.transport.name });
      socket.close();
    }
  });
}
socket.on("connect", () => print({ connected: true }));
socket.on("connect_error", (error) => giveUp({ message: error.message, data: error.data }));
socket.on("disconnect", (reason) => {
  if (reason !== "io client disconnect") giveUp({ message: reason });
});
