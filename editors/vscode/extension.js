// Starts `briefing lsp` for the briefs that are open, and says in a sentence where that cannot be.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["yaml", "json", "jsonc", "toml"];

/** The server that runs; undefined where none does. */
let client;

/** What is started, as the settings of this machine say: no folder that is opened can name a program. */
function serverOptions() {
  const command = vscode.workspace.getConfiguration("briefing").get("command") || "briefing";
  return { command, args: ["lsp"] };
}

/** Which documents the server is told of: files, and texts that have none yet. */
function clientOptions() {
  const documentSelector = LANGUAGES.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  return { documentSelector };
}

/** Starts the server; where it does not start, says what to do. */
async function start() {
  const options = serverOptions();
  client = new LanguageClient("briefing", "briefing", options, clientOptions());
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const why = error && error.message ? error.message : String(error);
    vscode.window.showErrorMessage(
      `'${options.command} lsp' did not start (${why}). In a terminal it says what is missing; ` +
        "where the program is not on the path, name it in the setting briefing.command."
    );
  }
}

/** Ends the server, if one runs. */
async function stop() {
  const running = client;
  client = undefined;
  if (running) {
    await running.stop();
  }
}

/** Called by the editor when a document of one of the languages is opened. */
async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("briefing.restart", async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("briefing.command")) {
        await stop();
        await start();
      }
    })
  );
  await start();
}

/** Called by the editor when it ends. */
function deactivate() {
  return stop();
}

module.exports = { activate, deactivate };
