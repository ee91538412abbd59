"""Runs once, before the memory of this interpreter is kept for all later ones."""

import sys

sys.path.append("/usr/lib/python3/machine")

import machine_errors
import machine_missing

machine_errors.install()
machine_missing.install()

# What beginners' programs import: loaded here once instead of at each start.
import argparse, base64, bisect, calendar, code, codeop, collections, contextlib, copy, csv, dataclasses, datetime
import decimal, enum, fractions, functools, getpass, glob, hashlib, heapq, html, inspect, io, itertools, json, linecache
import logging, math, operator, os, pathlib, platform, pprint, random, re, runpy, shutil, socket, statistics, string
import tempfile, textwrap, threading, time, timeit, tokenize, traceback, types, typing, unittest, urllib.parse, uuid
import asyncio, subprocess, zipfile, importlib.metadata, _colorize

import machine
import machine_console
import machine_run
import machine_traceback

machine_traceback.install()
machine_missing.after_imports()
sys.executable = sys._base_executable = "/usr/bin/python3"
__machine_run__ = machine_run.run
__machine_warm__ = machine_run.warm
