# Lee temperaturas.csv y muestra cuántas lecturas hay y sus medidas básicas.
# Reads temperaturas.csv and shows how many readings there are and their basic measures.
import csv
import statistics
import sys
from pathlib import Path

archivo = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("temperaturas.csv")

with archivo.open(encoding="utf-8", newline="") as datos:
    grados = [float(fila["grados"]) for fila in csv.DictReader(datos)]

print(f"lecturas: {len(grados)}")
print(f"minima: {min(grados):.1f}")
print(f"maxima: {max(grados):.1f}")
print(f"media: {statistics.mean(grados):.2f}")
