# El primer script del curso: pide un nombre y saluda desde el servidor.
# The course's first script: asks for a name and greets from the server.
import platform
import sys

nombre = sys.argv[1] if len(sys.argv) > 1 else input("¿Cómo te llamas? / What is your name? ")

print(f"Hola, {nombre}. Te saludo desde {platform.node()}.")
