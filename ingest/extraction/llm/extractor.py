"""The extractor that asks a language model, paragraph by paragraph."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from ingest.extraction.checking import dropped
from ingest.extraction.extractor import Extraction, SourceText
from ingest.extraction.known_words import worth_parsing
from ingest.extraction.llm.answer import Answer, answer_of
from ingest.extraction.llm.cache import Answers
from ingest.extraction.llm.client import Server
from ingest.extraction.llm.errors import ModelError, bad_answer, unset
from ingest.extraction.llm.prompt import VERSION, question
from ingest.extraction.llm.reading import AnswerReader
from ingest.extraction.llm.settings import ModelSettings, Patience
from ingest.extraction.nlp import nlp
from ingest.extraction.telling import Telling
from ingest.fetching.waiting import Clock
from ingest.source import Warning_
from ingest.text.layout import Block, Part


def language_model(
    settings: ModelSettings | None = None, patience: Patience | None = None, clock: Clock | None = None
) -> "LanguageModel":
    """The model that the settings name. Raises `LLM-UNSET` where they name none."""
    settings = settings or ModelSettings()
    if settings.url is None:
        raise unset()
    return LanguageModel(settings.model, Server(settings.url, settings, patience, clock), Answers(settings.cache))


@dataclass(slots=True)
class LanguageModel:
    """Reads what its model tells of each paragraph that may hold a norm.

    It needs the names and dates of the rules, and can speak of these only. A failure costs the paragraph, or all that
    are still to come; it is a warning, and never an error.
    """

    model: str
    server: Server
    answers: Answers
    _down: ModelError | None = None
    """Why the server is not asked any more."""

    @property
    def id(self) -> str:
        """`llm/`, the model, and the version of the prompt."""
        return f"llm/{self.model}/{VERSION}"

    def extract(self, source: SourceText) -> Extraction:
        """What the model tells that the text bears out."""
        asked = [block for block in source.blocks if _is_worth_asking(block)]
        parses = nlp().pipe([block.view for block in asked], batch_size=64)
        told = _Told()
        for block, doc in zip(asked, parses, strict=True):
            self._read(source, block, doc, told)
        extraction = Extraction(source, self.id, (), (), tuple(told.tellings))
        warnings = (*told.warnings(source.document.file_name, len(asked)), *dropped(extraction, told.problems))
        return Extraction(source, self.id, (), (), tuple(told.tellings), warnings)

    def _read(self, source: SourceText, block: Block, doc: Doc, told: "_Told") -> None:
        try:
            answer = self._answer(source, block)
        except ModelError as error:
            told.failures.append(error)
            return
        reader = AnswerReader(source, block, doc, self.id)
        told.tellings += reader.tellings(answer)
        told.problems += reader.problems

    def _answer(self, source: SourceText, block: Block) -> Answer:
        asked = question(self.model, source, block)
        content = self.answers.of(asked)
        if content is None:
            content = self._ask(asked)
        answer = answer_of(content)
        if isinstance(answer, str):
            raise bad_answer(self.server.url, answer)
        return answer

    def _ask(self, asked: dict[str, object]) -> str:
        if self._down is not None:
            raise self._down
        try:
            content = self.server.ask(asked)
            if not isinstance(answer_of(content), str):
                self.answers.keep(asked, content)
        except ModelError as error:
            if not error.about_one:
                self._down = error
            raise
        return content


@dataclass(slots=True)
class _Told:
    """What came of the paragraphs of one text."""

    tellings: list[Telling] = field(default_factory=list)
    problems: Counter[str] = field(default_factory=Counter)
    failures: list[ModelError] = field(default_factory=list)

    def warnings(self, file_name: str, asked: int) -> Iterator[Warning_]:
        """One warning for each kind of failure, with how many paragraphs it cost."""
        first = {error.code: error for error in reversed(self.failures)}
        counts = Counter(error.code for error in self.failures)
        for code, error in sorted(first.items()):
            message = f"{file_name}: {error.message} ({counts[code]} of {asked} paragraphs are read by the rules only)"
            yield Warning_(code, message, error.fix)


def _is_worth_asking(block: Block) -> bool:
    return block.part is not Part.BACK_MATTER and worth_parsing().search(block.view) is not None
