"""Calibration sessions: people label the same recordings blind, then talk about where they differ, and one rules."""
