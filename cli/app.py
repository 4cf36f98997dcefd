"""The `cancu` command: a group that imports each subcommand only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from cancu.ontology.errors import CancuError

COMMANDS = {
    "demo": "Đọc năm văn bản mẫu, dựng đồ thị và trả lời thử.",
    "extract": "Đọc một tệp và in những gì đọc được.",
    "ingest": "Đọc tệp hoặc thư mục vào kho.",
    "list": "Liệt kê văn bản trong kho.",
    "show": "Xem một văn bản, hoặc một nhiệm vụ của văn bản.",
    "trace": "Một nhiệm vụ căn cứ vào đâu.",
    "impact": "Những gì dựa trên một văn bản.",
    "gaps": "Những chỗ hổng: việc chưa giao cho ai, chuỗi căn cứ bị đứt …",
    "search": "Tìm từ trong nhiệm vụ, văn bản, cơ quan; có dấu hay không dấu.",
    "calendar": "Thời hạn và chế độ báo cáo: bảng, tệp lịch .ics, tệp Excel.",
    "basis": "Phần “Căn cứ” của một kế hoạch mới; soát căn cứ của một dự thảo.",
    "compare": "Chỉ tiêu, nhiệm vụ của các kế hoạch đặt cạnh nhau.",
    "resolve": "Trích dẫn nào chưa rõ, văn bản nào được dẫn mà kho chưa có.",
    "agency": "Một cơ quan được giao những việc gì; nay cơ quan nào làm.",
    "check": "Kiểm tra từ vựng có nhất quán, dữ liệu có đầy đủ không.",
    "ask": "Trả lời một câu hỏi có sẵn trong danh mục.",
    "sparql": "Hỏi kho bằng SPARQL (chỉ đọc).",
    "export": "Xuất đồ thị (RDF) hoặc bảng phân công nhiệm vụ (Excel).",
    "draw": "Vẽ đồ thị thành một trang HTML mở được khi không có mạng.",
}
"""Each command with what `cancu --help` says of it; its module is imported when it runs."""


class _LazyGroup(click.Group):
    """A group whose commands live in `cancu.commands.NAME_`, found by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            ctx.fail(f"Không có lệnh “{cmd_name}”; các lệnh là {', '.join(COMMANDS)}.")
        module = importlib.import_module(f"cancu.commands.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cancu")
def cli() -> None:
    """Đọc văn bản hành chính của Đảng và Nhà nước, trả lời kèm căn cứ."""


def main() -> None:
    """Run the command line: a user's mistake is one sentence and exit code 2."""
    _use_utf8()
    try:
        status = cli.main(standalone_mode=False)
    except CancuError as error:
        _fail(str(error))
    except click.UsageError as error:
        where = f"cancu {error.ctx.info_name}" if error.ctx and error.ctx.parent else "cancu"
        _fail(f"{_in_vietnamese(error)} Xem `{where} --help`.")
    except click.ClickException as error:
        _fail(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        _fail("Đã dừng theo yêu cầu.", 130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    else:
        sys.exit(status if isinstance(status, int) else 0)


def _in_vietnamese(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"Không có tùy chọn {error.option_name}."
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"Thiếu {error.param.make_metavar(error.ctx or click.Context(cli))}."
    if isinstance(error, click.BadOptionUsage):
        return f"Tùy chọn {error.option_name} thiếu giá trị."
    return error.format_message()


def _fail(sentence: str, status: int = 2) -> None:
    click.echo(f"Lỗi: {sentence}", err=True)
    sys.exit(status)


def _use_utf8() -> None:
    """A Windows console and a pipe may have another code; Vietnamese needs UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower() != "utf-8":
            reconfigure(encoding="utf-8")
