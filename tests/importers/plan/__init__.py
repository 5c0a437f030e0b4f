"""Tests of understanding a plan, stage by stage and as a whole."""
