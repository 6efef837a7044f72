"""Settings are read from the environment, and misspelt ones are refused."""

import pytest

from api.errors import SettingsError
from api.settings import PREFIX, Settings, read_settings


class TestReadSettings:
    def test_a_misspelt_name_is_refused(self, monkeypatch):
        """A setting that does nothing is worse than none."""
        monkeypatch.setenv(f"{PREFIX}PROT", "80")

        with pytest.raises(SettingsError, match="DAHULUKAN_PROT"):
            read_settings()

    @pytest.mark.parametrize(
        ("name", "value"),
        [("PORT", "many"), ("PORT", "70000"), ("API_KEY_HASHES", "plain-key")],
    )
    def test_an_impossible_value_is_refused(self, monkeypatch, name, value):
        """The message names the setting and does not show its value."""
        monkeypatch.setenv(PREFIX + name, value)

        with pytest.raises(SettingsError, match=name) as refused:
            read_settings()
        assert "plain-key" not in str(refused.value)

    def test_keys_are_given_as_hashes(self, monkeypatch):
        """A leaked environment gives no key away."""
        monkeypatch.setenv(f"{PREFIX}API_KEY_HASHES", f"{'0' * 64}, {'1' * 64}")

        assert read_settings().key_digests() == (b"\0" * 32, b"\x11" * 32)

    def test_every_setting_says_what_it_does(self):
        """`dahulukan settings` explains each."""
        assert all(field.description for field in Settings.model_fields.values())
