"""Tests of fetching, against a server on this machine that misbehaves on purpose."""
