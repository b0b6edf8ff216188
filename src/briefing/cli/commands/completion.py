"""`briefing completion`: click's own completion, with the files that can be briefs where a brief is asked for.

Click's scripts offer every file, and quote no name with a blank in it; these differ from them in that alone.
"""

from __future__ import annotations

from typing import ClassVar

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete, add_completion_class

from briefing.cli.parameters import BriefingCommand, color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import write_stdout

__all__ = ["completion", "register"]


_BASH = """\
%(complete_func)s() {
    local type value
    COMPREPLY=()
    while IFS=',' read -r type value; do
        case "$type" in
            plain) COMPREPLY+=("$value") ;;
            dir) %(complete_func)s_add -d -- "$2" ;;
            file) %(complete_func)s_add -f -- "$2" ;;
            brief)
                %(complete_func)s_add -d -- "$2"
                %(complete_func)s_add -f -X '!*.yaml' -- "$2"
                %(complete_func)s_add -f -X '!*.yml' -- "$2"
                %(complete_func)s_add -f -X '!*.json' -- "$2"
                %(complete_func)s_add -f -X '!*.toml' -- "$2"
                ;;
        esac
    done < <(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1" 2>/dev/null)
}

%(complete_func)s_add() {
    local name
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen "$@")
}

complete -o filenames -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null ||
    complete -o filenames -F %(complete_func)s %(prog_name)s
"""

_ZSH = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local -a plain described response
    local type key descr
    (( ! $+commands[%(prog_name)s] )) && return 1
    response=("${(@f)$(COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) \
%(complete_var)s=zsh_complete %(prog_name)s 2>/dev/null)}")
    for type key descr in ${response}; do
        case "$type" in
            plain)
                if [[ "$descr" == "_" ]]; then
                    plain+=("$key")
                else
                    described+=("$key:$descr")
                fi
                ;;
            dir) _path_files -/ ;;
            file) _files ;;
            brief) _files -g '*.(yaml|yml|json|toml)' ;;
        esac
    done
    (( $#described )) && _describe -V unsorted described -U
    (( $#plain )) && compadd -U -V unsorted -a plain
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH = """\
function %(complete_func)s
    set -l response (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \
COMP_CWORD=(commandline -t) %(prog_name)s 2>/dev/null)
    set -l word (commandline -ct)
    for completion in $response
        set -l parts (string split -m 1 "," -- $completion)
        switch $parts[1]
            case dir
                __fish_complete_directories $word
            case file
                __fish_complete_path $word
            case brief
                __fish_complete_path $word | string match -r '^[^\\t]*(?:/|\\.(?:yaml|yml|json|toml))(?:\\t.*)?$'
            case plain
                echo $parts[2]
        end
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class BriefingBash(BashComplete):
    """Bash; `filenames` lets it quote what must be quoted, and it works without the options that 4.4 brought."""

    source_template: ClassVar[str] = _BASH

    def source(self) -> str:
        """Make the script."""
        return ShellComplete.source(self)


class BriefingZsh(ZshComplete):
    """Zsh."""

    source_template: ClassVar[str] = _ZSH


class BriefingFish(FishComplete):
    """Fish."""

    source_template: ClassVar[str] = _FISH


SHELLS: dict[str, type[ShellComplete]] = {"bash": BriefingBash, "zsh": BriefingZsh, "fish": BriefingFish}
"""The shells for which there is a script."""


def register() -> None:
    """Let click answer these shells with our scripts."""
    for name, shell in SHELLS.items():
        add_completion_class(shell, name)


@click.command(
    "completion",
    cls=BriefingCommand,
    examples=[
        ('eval "$(briefing completion bash)"', "a line for ~/.bashrc"),
        ('eval "$(briefing completion zsh)"', "a line for ~/.zshrc, after compinit"),
        ("briefing completion fish | source", "a line for ~/.config/fish/config.fish"),
    ],
)
@click.argument("shell", type=click.Choice(list(SHELLS)))
@color_option
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    """Print the completion script of a shell.

    It completes commands, options and brief files.
    """
    program = ctx.find_root().command
    write_stdout(SHELLS[shell](program, {}, "briefing", "_BRIEFING_COMPLETE").source())
    return ExitCode.GOOD
