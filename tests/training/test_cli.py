"""The commands as a person types them."""

import json

import pytest
from typer.testing import CliRunner

import training.cli
from dahulukan import app
from model.records import write_records
from tests.builders import a_complaint

LINE = (
    '{"id": "a", "text": "tolong pak suami saya bawa golok sekarang di depan rumah"}\n'
)


@pytest.fixture
def run():
    """Run a command and return its result."""
    runner = CliRunner()
    return lambda *args, **kwargs: runner.invoke(app, [*map(str, args)], **kwargs)


class TestScore:
    def test_a_file_in_gives_a_file_out(self, run, artifact, tmp_path):
        """One line for each line."""
        (tmp_path / "in.jsonl").write_text(LINE)
        done = run(
            "score", "--in", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl",
            "--artifact", artifact,
        )  # fmt: skip

        assert done.exit_code == 0
        assert json.loads((tmp_path / "out.jsonl").read_text())["urgency"] == "darurat"

    def test_stdin_gives_stdout(self, run, artifact):
        """It can stand in a pipe."""
        done = run("score", "--artifact", artifact, input=LINE)

        assert json.loads(done.stdout)["id"] == "a"

    def test_rank_prints_the_worklist(self, run, artifact):
        """The most urgent first, in words officers use."""
        lines = '{"id": "tanya", "text": "mau tanya syarat skck"}\n' + LINE
        done = run("score", "--rank", "--artifact", artifact, input=lines)

        assert done.exit_code == 0
        assert done.stdout.index("Darurat") < done.stdout.index("tanya")

    def test_a_faulty_line_is_told_and_the_exit_says_so(self, run, artifact):
        """A script notices."""
        done = run("score", "--artifact", artifact, input=LINE + "{\n")

        assert done.exit_code == 1
        assert "error" in json.loads(done.stdout.splitlines()[1])

    def test_a_refused_artifact_is_never_overwritten(self, run, tmp_path):
        """What cannot be trusted is left for a person to look at."""
        (tmp_path / "odd").mkdir()
        done = run("score", "--artifact", tmp_path / "odd", input=LINE)

        assert done.exit_code == 2
        assert "manifest.json" in done.stderr
        assert not any((tmp_path / "odd").iterdir())

    def test_a_missing_file_is_told_in_one_line(self, run, artifact, tmp_path):
        """No traceback."""
        done = run("score", "--in", tmp_path / "none.jsonl", "--artifact", artifact)

        assert done.exit_code == 2
        assert "Traceback" not in done.stderr


class TestCorpusCheck:
    def test_the_samples_pass_and_are_described(self, run):
        """The tables are the description of the data."""
        done = run("corpus", "check")

        assert done.exit_code == 0
        assert "category by urgency" in done.stdout

    def test_a_faulty_corpus_fails(self, run, tmp_path):
        """Nothing may train on it."""
        write_records(tmp_path / "c.jsonl", [a_complaint(category="lain")])
        done = run("corpus", "check", tmp_path / "c.jsonl")

        assert done.exit_code == 1
        assert "unknown category" in done.stderr


class TestTrainAndEvaluate:
    def test_train_writes_an_artifact_that_scores(self, run, some_samples, tmp_path):
        """From labelled rows to labels."""
        write_records(tmp_path / "c.jsonl", some_samples[::4])
        trained = run("train", "--data", tmp_path / "c.jsonl", "--out", tmp_path / "a")
        scored = run("score", "--artifact", tmp_path / "a", input=LINE)

        assert trained.exit_code == 0
        assert json.loads(scored.stdout)["category"]

    def test_evaluate_prints_ours_beside_the_baseline(
        self, run, some_samples, tmp_path
    ):
        """And writes the whole report for programs."""
        write_records(tmp_path / "c.jsonl", some_samples[::3])
        done = run(
            "evaluate", "--data", tmp_path / "c.jsonl", "--folds", 2,
            "--json", tmp_path / "r.json",
        )  # fmt: skip
        report = json.loads((tmp_path / "r.json").read_text())

        assert done.exit_code == 0
        assert "linear SVM" in done.stdout
        headline = report["headline"]["category macro-F1"]
        assert 0 < headline["Dahulukan"]["value"] <= 1

    def test_evaluate_tells_what_changes_do(self, run, some_samples, tmp_path):
        """Harmless changes, attacks, deleted evidence, in one table each."""
        write_records(tmp_path / "c.jsonl", some_samples[::3])
        done = run("evaluate", "--data", tmp_path / "c.jsonl", "--robustness")

        assert done.exit_code == 0
        for name in ("typos", "pasted keywords", "with the quoted words deleted"):
            assert name in done.stdout

    def test_evaluate_draws_the_learning_curve(self, run, some_samples, tmp_path):
        """One row for each share of the writers."""
        write_records(tmp_path / "c.jsonl", some_samples[::3])
        done = run("evaluate", "--data", tmp_path / "c.jsonl", "--learning-curve")

        assert done.exit_code == 0
        assert "trained on" in done.stdout

    def test_trials_are_measured_and_kept(self, run, some_samples, tmp_path):
        """What was tried once need not be tried again."""
        write_records(tmp_path / "c.jsonl", some_samples[::3])
        table = ("--table", tmp_path / "trials.jsonl")
        run("trials", "--data", tmp_path / "c.jsonl", "--run", "no facts", *table)
        done = run("trials", *table)

        assert "without fact features" in done.stdout

    def test_an_unknown_trial_is_told(self, run):
        """With those that are known."""
        done = run("trials", "--run", "magic")

        assert done.exit_code == 2
        assert "no concepts" in done.stderr

    def test_missing_data_are_told(self, run, tmp_path):
        """With what to do."""
        done = run("train", "--data", tmp_path / "none.jsonl", "--out", tmp_path / "a")

        assert done.exit_code == 2
        assert "--data" in done.stderr


class TestServiceCommands:
    def test_key_prints_a_key_and_its_hash(self, run):
        """The service is given the hash only."""
        assert "dhl_" in run("key").stdout

    def test_settings_are_explained(self, run):
        """Each with its value and what it does."""
        assert "DAHULUKAN_PORT = 8000" in run("settings").stdout

    def test_a_misspelt_setting_is_refused(self, run):
        """In one line."""
        done = run("settings", env={"DAHULUKAN_PROT": "1"})

        assert done.exit_code == 2
        assert "DAHULUKAN_PROT" in done.stderr

    def test_the_first_start_trains_and_says_so(
        self, run, monkeypatch, artifact, tmp_path
    ):
        """No artifact is in the repository."""
        asked = []
        monkeypatch.setattr(
            training.cli, "train_and_save", lambda data, out, config: asked.append(out)
        )
        training.cli.ensure_artifact(tmp_path / "new")
        training.cli.ensure_artifact(artifact)

        assert asked == [tmp_path / "new"]
