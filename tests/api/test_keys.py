"""Keys are random, and only their hashes are known."""

import pytest

from api.keys import is_known, key_digest, new_key


class TestIsKnown:
    def test_a_key_of_ours_is_let_in(self):
        """By its hash alone."""
        key = new_key()

        assert is_known(key, [key_digest("other"), key_digest(key)])

    @pytest.mark.parametrize("key", [None, "", "dhl_wrong", "\ud800"])
    def test_anything_else_is_not(self, key):
        """No key, an empty one, a wrong one, an impossible one."""
        assert not is_known(key, [key_digest("dhl_right")])

    @pytest.mark.parametrize("key", [None, "", "dhl_any"])
    def test_without_configured_keys_nobody_is_let_in(self, key):
        """An unconfigured service is closed, not open."""
        assert not is_known(key, [])


class TestNewKey:
    def test_no_key_comes_twice(self):
        """256 random bits, with a prefix that scanners can find."""
        keys = {new_key() for _ in range(100)}

        assert len(keys) == 100
        assert all(key.startswith("dhl_") for key in keys)
