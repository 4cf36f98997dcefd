"""The `cancu` command: a group that imports each subcommand only when it is called."""

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cancu")
def main() -> None:
    """Đọc văn bản hành chính, trả lời kèm căn cứ."""
