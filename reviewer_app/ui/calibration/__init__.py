"""Calibration: sessions in which several people label the same recordings blind, and agree on a ruling."""
