"""Training is reproducible and refuses what it cannot learn from."""

import pytest

from model.artifact import PIPELINE, save_artifact
from model.taxonomy import load_taxonomy, taxonomy_text
from tests.builders import a_complaint
from training.config import TrainingConfig
from training.errors import ConfigError, CorpusError
from training.train import data_digest, targets_of, train


class TestTrain:
    def test_the_same_data_give_the_same_bytes(
        self, some_samples, quick_config, tmp_path
    ):
        """An artifact can be made again and compared."""
        rows = some_samples[::4]
        written = []
        for name in ("first", "second"):
            trained = train(rows, load_taxonomy(), quick_config)
            save_artifact(
                tmp_path / name, trained, taxonomy_text(), data_digest="", metrics={}
            )
            written.append((tmp_path / name / PIPELINE).read_bytes())

        assert written[0] == written[1]

    def test_too_few_rows_are_refused(self):
        """Nothing can be learnt from three complaints."""
        with pytest.raises(CorpusError, match="too few"):
            train([a_complaint()] * 3, load_taxonomy(), TrainingConfig())

    def test_one_writer_is_refused(self):
        """Without a second writer nothing says how it does on others."""
        rows = [a_complaint(id=str(i), text=f"aduan nomor {i} " * 3) for i in range(25)]

        with pytest.raises(CorpusError, match="one writer"):
            train(rows, load_taxonomy(), TrainingConfig())

    def test_progress_is_told(self, some_samples, quick_config):
        """The bar reaches its end."""
        steps = []
        train(some_samples[::6], load_taxonomy(), quick_config, steps.append)

        assert len(steps) == quick_config.n_folds + 5


class TestTargetsOf:
    def test_labels_become_their_places_in_the_taxonomy(self):
        """The order of the file is the order of the numbers."""
        taxonomy = load_taxonomy()
        targets = targets_of([a_complaint(flags=("ppa",))], taxonomy)

        assert targets.category[0] == taxonomy.category_ids.index("penundaan_berlarut")
        assert targets.urgency[0] == 1
        assert targets.flags[0].sum() == 1


class TestDataDigest:
    def test_it_changes_with_any_label(self):
        """An artifact names the very data it was trained on."""
        assert data_digest([a_complaint()]) != data_digest(
            [a_complaint(urgency="rendah")]
        )


class TestTrainingConfig:
    def test_a_file_changes_what_it_names(self, tmp_path):
        """The rest stays at its default."""
        path = tmp_path / "c.toml"
        path.write_text("seed = 3\nC = 2\n")

        assert TrainingConfig.read(path) == TrainingConfig(seed=3, C=2)

    @pytest.mark.parametrize(
        "content", ["sed = 3", 'seed = "3"', "seed = 1.5", "seed = true", "seed ="]
    )
    def test_a_wrong_file_is_refused(self, tmp_path, content):
        """A setting that does nothing is worse than none."""
        path = tmp_path / "c.toml"
        path.write_text(content)

        with pytest.raises(ConfigError):
            TrainingConfig.read(path)
