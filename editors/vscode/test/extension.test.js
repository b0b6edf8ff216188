// The extension with an editor and a client that only note what they are asked for; and the real server, where it is.
"use strict";

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const Module = require("node:module");
const path = require("node:path");
const { afterEach, beforeEach, test } = require("node:test");

const MANIFEST = require("../package.json");

let noted;
let settings;
let failure;

class NotedClient {
  constructor(id, name, server, options) {
    Object.assign(this, { id, name, server, options });
    noted.clients.push(this);
  }

  async start() {
    if (failure) {
      throw failure;
    }
    this.running = true;
  }

  async stop() {
    this.running = false;
  }
}

const editor = () => ({
  commands: {
    registerCommand: (name, work) => {
      noted.commands[name] = work;
      return { dispose: () => {} };
    },
  },
  window: { showErrorMessage: (message) => noted.messages.push(message) },
  workspace: {
    getConfiguration: (section) => ({ get: (key) => settings[`${section}.${key}`] }),
    onDidChangeConfiguration: (work) => {
      noted.changed = work;
      return { dispose: () => {} };
    },
  },
});

const load = Module._load;

function extension() {
  delete require.cache[require.resolve("../extension.js")];
  return require("../extension.js");
}

beforeEach(() => {
  noted = { clients: [], commands: {}, messages: [] };
  settings = { "briefing.command": "briefing" };
  failure = undefined;
  const stand = { vscode: editor(), "vscode-languageclient/node": { LanguageClient: NotedClient } };
  Module._load = (name, ...rest) => stand[name] || load(name, ...rest);
});

afterEach(() => {
  Module._load = load;
});

test("the server is started for files and for texts without a file, in each language of briefs", async () => {
  const context = { subscriptions: [] };
  await extension().activate(context);
  assert.equal(noted.clients.length, 1);
  assert.deepEqual(noted.clients[0].server, { command: "briefing", args: ["lsp"] });
  const selected = noted.clients[0].options.documentSelector.map(({ scheme, language }) => `${scheme}:${language}`);
  assert.ok(["file:yaml", "untitled:yaml", "file:json", "file:toml"].every((one) => selected.includes(one)));
  assert.equal(context.subscriptions.length, 2);
});

test("what is missing is told with what to do", async () => {
  failure = new Error("spawn nowhere ENOENT");
  settings["briefing.command"] = "nowhere";
  const started = extension();
  await started.activate({ subscriptions: [] });
  assert.equal(noted.messages.length, 1);
  assert.match(noted.messages[0], /'nowhere lsp' did not start \(spawn nowhere ENOENT\).*briefing\.command/);
  await started.deactivate();
});

test("another program is started when the setting changes, and on request", async () => {
  await extension().activate({ subscriptions: [] });
  settings["briefing.command"] = "/opt/briefing";
  await noted.changed({ affectsConfiguration: (name) => name === "editor.fontSize" });
  assert.equal(noted.clients.length, 1);
  await noted.changed({ affectsConfiguration: (name) => name === "briefing.command" });
  assert.deepEqual(noted.clients.map((client) => client.running), [false, true]);
  assert.equal(noted.clients[1].server.command, "/opt/briefing");
  await noted.commands["briefing.restart"]();
  assert.deepEqual(noted.clients.map((client) => client.running), [false, false, true]);
});

test("the server ends with the editor", async () => {
  const started = extension();
  await started.activate({ subscriptions: [] });
  await started.deactivate();
  assert.equal(noted.clients[0].running, false);
  await started.deactivate();
});

test("no folder that is opened can say which program is started", () => {
  const { properties } = MANIFEST.contributes.configuration;
  assert.equal(properties["briefing.command"].scope, "machine");
});

test("the manifest names what the extension does", () => {
  assert.equal(path.basename(MANIFEST.main), "extension.js");
  assert.deepEqual(MANIFEST.contributes.commands.map(({ command }) => command), ["briefing.restart"]);
});

test("the program answers as the extension starts it", { skip: !process.env.BRIEFING_COMMAND }, async () => {
  const words = process.env.BRIEFING_COMMAND.split(" ");
  const server = spawn(words[0], [...words.slice(1), "lsp"]);
  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  send({ id: 1, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities: {} } });
  let said = "";
  for await (const part of server.stdout) {
    said += part;
    if (said.includes('"serverInfo"')) {
      break;
    }
  }
  assert.match(said, /^Content-Length: \d+\r\n/);
  assert.match(said, /"name":\s*"briefing"/);
  send({ id: 2, method: "shutdown" });
  send({ method: "exit" });
  const code = await new Promise((resolve) => server.on("exit", resolve));
  assert.equal(code, 0);
});
