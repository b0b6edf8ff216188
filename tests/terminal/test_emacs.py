"""A brief is mended in Emacs with Eglot, set up as documented: what is shown, what is taken, and the file after it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("emacs")]

ROOT = Path(__file__).resolve().parents[2]
EGLOT = "(require 'package) (package-initialize) (require 'eglot) (require 'yaml-mode)"
SESSION = """
(setq eglot-sync-connect 60 make-backup-files nil create-lockfiles nil)
(defun wait-until (found)
  (with-timeout (60 (error "nothing came"))
    (while (not (funcall found)) (tell-changes) (accept-process-output nil 0.05) (flymake-start))))
(defun tell-changes () ; Where nobody types there is no pause in typing, at which Eglot does it.
  (eglot--signal-textDocument/didChange))
(find-file "briefs/harbour-strike.yaml")
(yaml-mode)
(apply #'eglot (eglot--guess-contact))
(wait-until (lambda () (flymake-diagnostics)))
(dolist (found (flymake-diagnostics)) (message "FOUND %s" (flymake-diagnostic-text found)))
(search-forward "speaker: moran")
(cl-letf (((symbol-function 'completing-read) (lambda (&rest _) "Write marant")) (last-nonmenu-event t))
  (eglot-code-actions (point) (point) nil t))
(wait-until (lambda () (not (flymake-diagnostics))))
(goto-char (point-min))
(search-forward "they refuse [Q7].")
(insert " [cour")
(let ((offered (eglot-completion-at-point)))
  (message "OFFERED %s" (mapcar #'substring-no-properties (all-completions "cour" (nth 2 offered)))))
(insert "ier]")
(tell-changes)
(goto-char (point-min))
(search-forward "speaker: maran")
(eglot-rename "jean")
(save-buffer)
(eglot-shutdown (eglot-current-server))
"""


def test_a_brief_is_mended_completed_and_renamed_in_emacs(tmp_path: Path) -> None:
    if subprocess.run(["emacs", "--batch", "--eval", f"(progn {EGLOT})"], capture_output=True, check=False).returncode:
        pytest.skip("Emacs has no Eglot, or no mode for YAML")
    shutil.copytree(ROOT / "briefs", tmp_path / "briefs")
    path = tmp_path / "briefs" / "harbour-strike.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("speaker: marant", "speaker: morant", 1), encoding="utf-8")
    program = tmp_path / "bin" / "briefing"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m briefing "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    documented = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8").split("```elisp\n")[1].split("```")[0]
    (tmp_path / "session.el").write_text(f"{EGLOT}\n{documented}\n{SESSION}", encoding="utf-8")
    searched = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "HOME": str(tmp_path), "PATH": searched, "LANG": "C.UTF-8"}
    command = ["emacs", "--batch", "--load", "session.el"]
    ran = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=180)
    assert ran.returncode == 0, ran.stderr
    assert "FOUND briefing [BR201]: unknown actor 'morant'" in ran.stderr
    assert "OFFERED (courier: courier " in ran.stderr
    expected = before.replace("they refuse [Q7].", "they refuse [Q7]. [courier]")
    for old in ("\n  marant:", "speaker: marant", "[marant, reyl]", "[duc, marant]"):
        expected = expected.replace(old, old.replace("marant", "jean"))
    assert path.read_text(encoding="utf-8") == expected
