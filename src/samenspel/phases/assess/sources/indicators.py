"""Values as another site offers them, and the sentences that say why it offers none."""

from samenspel.foundation.fetching import Unfetched, Why
from samenspel.methods.indicators import (
    Columns,
    MalformedFile,
    Path,
    Rhythm,
    Sent,
    SentRow,
    read_csv,
    read_json,
)
from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import Words
from samenspel.phases.assess.models.indicators import Form, RemoteSource

KINDS = (
    "text/csv",
    "text/plain",
    "text/tab-separated-values",
    "text/json",
    "application/csv",
    "application/json",
    "application/octet-stream",
    "application/vnd.ms-excel",
)
WHY = {
    Why.NO_ADDRESS: Words("“{detail}” is no address of the web that begins with https://."),
    Why.NOT_LISTED: Words(
        "“{detail}” is not on this site's list of hosts that it asks for data. Who runs the site can add it."
    ),
    Why.INSIDE: Words("“{detail}” leads to a machine that is not on the public internet."),
    Why.UNKNOWN: Words("There is no host “{detail}”."),
    Why.UNTRUSTED: Words("“{detail}” cannot prove that it is this host: its certificate is not valid."),
    Why.UNREACHABLE: Words("“{detail}” gave no whole answer."),
    Why.TOO_SLOW: Words("It took longer than 20 seconds to answer."),
    Why.TOO_LARGE: Words("Its answer is larger than {detail} bytes. Ask it for less."),
    Why.TOO_FAR: Words("It leads on to other addresses more than {detail} times."),
    Why.REFUSED: Words("It answered with the error {detail}."),
    Why.COMPRESSED: Words("It sends its answer compressed ({detail}), although it was asked not to."),
    Why.WRONG_KIND: Words("It answered with “{detail}”, and not with a table (CSV) or JSON."),
}


class NoValues(Unfitting):
    """`problem` is the sentence that the coordinator reads."""


def unfetched(error: Unfetched) -> NoValues:
    return NoValues(Words(WHY[error.why].template, detail=error.detail))


def rows_from(remote: RemoteSource, body: bytes) -> list[SentRow]:
    """All of them, or NoValues: where one row does not fit, others may mean something else, too."""
    try:
        sent = _read(remote, body)
    except MalformedFile as error:
        raise NoValues(Words("Line {line}: {problem}", line=error.line, problem=error.problem)) from None
    if sent.faults:
        line, problem = sent.faults[0]
        raise NoValues(
            Words("Rows that do not fit: {count}. Line {line}: {problem}",
                  count=len(sent.faults), line=line, problem=problem)
        )  # fmt: skip
    if not sent.rows:
        raise NoValues(Words("There is no value in its answer."))
    return sent.rows


def _read(remote: RemoteSource, body: bytes) -> Sent:
    indicator = remote.indicator
    rhythm, beside = Rhythm(indicator.rhythm), remote.beside_name if indicator.compared_with else ""
    if remote.form == Form.CSV:
        columns = Columns(remote.period_name, remote.value_name, beside)
        return read_csv(body, indicator.unit, rhythm, decimal=remote.decimal, columns=columns)
    return read_json(
        body,
        indicator.unit,
        rhythm,
        path=Path(remote.path),
        period=Path(remote.period_name),
        value=Path(remote.value_name),
        comparison=Path(beside) if beside else None,
    )
