import type { Layer } from '../verdict/verdict.ts';
import type { Sentence } from './language.ts';

/** What each trouble with a server means and what to do next, by layer and code (`src/server/` throws them). */
export const serverErrorSentences: Readonly<Partial<Record<Layer, Readonly<Record<string, Sentence>>>>> = {
  name: {
    'not-found': {
      es: 'No existe ningún servidor con el nombre {{host}}. Revisa cómo está escrito; si es nuevo, prueba con su dirección IP.',
      en: 'There is no server called {{host}}. Check the spelling; if it is new, try its IP address.',
    },
    'no-name-service': {
      es: 'No se pudo averiguar dónde está {{host}}: nadie respondió por los nombres. ¿Tienes conexión a internet?',
      en: 'Could not find out where {{host}} is: no name service answered. Are you online?',
    },
    'not-understood': {
      es: 'No entiendo «{{destination}}» como servidor. Escríbelo así: usuario@servidor o usuario@servidor:puerto.',
      en: 'Could not read “{{destination}}” as a server. Write it like this: user@server or user@server:port.',
    },
    'bad-configuration': {
      es: 'Tu configuración de SSH (~/.ssh/config) tiene un error y ssh no la lee: {{detail}}',
      en: 'Your SSH configuration (~/.ssh/config) has a mistake and ssh does not read it: {{detail}}',
    },
  },
  reach: {
    refused: {
      es: '{{host}} está, pero nada atiende en su puerto {{port}}. ¿El servidor terminó de encenderse? ¿El puerto es ese?',
      en: '{{host}} is there, but nothing answers on its port {{port}}. Is the server fully started? Is the port right?',
    },
    'no-answer': {
      es: '{{host}} no responde. ¿El servidor está encendido? ¿La dirección es esa? ¿Un cortafuegos cierra el puerto {{port}}?',
      en: '{{host}} does not answer. Is the server on? Is the address right? Does a firewall close port {{port}}?',
    },
    unreachable: {
      es: 'No hay camino hasta {{host}} ({{detail}}). ¿Tienes conexión? ¿Hace falta una VPN?',
      en: 'There is no way to {{host}} ({{detail}}). Are you online? Is a VPN needed?',
    },
    dropped: {
      es: '{{host}} cortó la conexión antes de empezar, varias veces. Suele pasar cuando muchas personas entran a la vez: espera un minuto y prueba de nuevo.',
      en: '{{host}} dropped the connection before it began, several times. It happens when many people connect at once: wait a minute and try again.',
    },
    'not-ssh': {
      es: 'En el puerto {{port}} de {{host}} responde algo que no es SSH. El puerto de SSH suele ser el 22: revisa el tuyo.',
      en: 'What answers on port {{port}} of {{host}} is not SSH. SSH is usually on port 22: check yours.',
    },
    silent: {
      es: '{{host}} acepta la conexión y se queda en silencio. Puede estar sobrecargado, o el puerto {{port}} no es de SSH. Prueba de nuevo en un momento.',
      en: '{{host}} takes the connection and says nothing. It may be overloaded, or port {{port}} is not SSH. Try again in a moment.',
    },
    'no-common-algorithm': {
      es: '{{host}} solo ofrece cifrados que este programa no usa ({{detail}}). Quien lo administra debe actualizarlo.',
      en: '{{host}} offers only ciphers that this program does not use ({{detail}}). Whoever runs it should update it.',
    },
    'not-started': {
      es: 'El servidor de esta computadora no pudo empezar: {{detail}}',
      en: 'The server on this computer could not start: {{detail}}',
    },
    cut: {
      es: 'Se cortó la línea con {{host}}. Se vuelve a conectar sola; lo que ya hiciste en el servidor sigue ahí.',
      en: 'The line to {{host}} was cut. It connects again by itself; what you did on the server is still there.',
    },
    closed: {
      es: 'La conexión con {{host}} está cerrada. Ábrela de nuevo para seguir.',
      en: 'The connection to {{host}} is closed. Open it again to go on.',
    },
    'forward-refused': {
      es: 'El servidor no pudo llegar a la dirección pedida ({{detail}}). ¿Está encendido lo que debe responder ahí?',
      en: 'The server could not reach the address asked for ({{detail}}). Is what should answer there running?',
    },
    'forward-denied': {
      es: 'El servidor no permite pasar conexiones por él. Quien lo administra puede activarlo (AllowTcpForwarding).',
      en: 'The server does not let connections pass through it. Whoever runs it can turn that on (AllowTcpForwarding).',
    },
  },
  'host-key': {
    changed: {
      es: 'ALTO: {{host}} no muestra la clave de siempre. Puede ser otra máquina con el mismo nombre, o alguien en el medio.\nMuestra:  {{fingerprint}}\nConocida: {{expected}} ({{file}})\nPregunta a quien lo administra. Si de verdad lo volvieron a crear, borra la clave vieja con: ssh-keygen -R {{knownName}}',
      en: 'STOP: {{host}} does not show the key it always had. It may be another machine with the same name, or somebody in between.\nShown: {{fingerprint}}\nKnown: {{expected}} ({{file}})\nAsk whoever runs it. If it really was created anew, remove the old key with: ssh-keygen -R {{knownName}}',
    },
    'pinned-differs': {
      es: 'ALTO: {{host}} no muestra la clave que dio tu curso. Puede ser otra máquina, o alguien en el medio.\nMuestra:  {{fingerprint}}\nEsperada: {{expected}}\nNo sigas: avisa a quien da el curso.',
      en: 'STOP: {{host}} does not show the key that your course gave out. It may be another machine, or somebody in between.\nShown:    {{fingerprint}}\nExpected: {{expected}}\nDo not go on: tell whoever teaches the course.',
    },
    revoked: {
      es: 'ALTO: la clave que muestra {{host}} ({{fingerprint}}) está marcada como robada o retirada. No te conectes y avisa a quien lo administra.',
      en: 'STOP: the key that {{host}} shows ({{fingerprint}}) is marked as stolen or withdrawn. Do not connect, and tell whoever runs it.',
    },
    unreadable: {
      es: 'No se puede leer {{file}}, donde están las claves de los servidores que conoces; sin eso no se sabe si {{host}} es el de siempre. Revisa sus permisos. ({{detail}})',
      en: 'Cannot read {{file}}, where the keys of the servers you know are kept; without it nobody knows whether {{host}} is the same as ever. Check its permissions. ({{detail}})',
    },
    'not-accepted': {
      es: 'No aceptaste la clave de {{host}} ({{fingerprint}}), así que no se abrió la conexión. Compárala con la que te dieron y prueba de nuevo.',
      en: 'You did not accept the key of {{host}} ({{fingerprint}}), so no connection was made. Compare it with the one you were given and try again.',
    },
  },
  login: {
    refused: {
      es: '{{host}} no dejó entrar a «{{username}}». Se probó: {{tried}}. {{notTried}}Revisa el usuario y la contraseña o la clave; el servidor no dice cuál de ellos está mal.',
      en: '{{host}} did not let “{{username}}” in. Tried: {{tried}}. {{notTried}}Check the user and the password or key; the server does not say which of them is wrong.',
    },
    'nothing-to-try': {
      es: 'No hay con qué entrar a {{host}} como «{{username}}»: el servidor acepta {{accepts}}, y no tienes nada de eso. {{notTried}}Pide una clave o una contraseña a quien lo administra.',
      en: 'There is nothing to enter {{host}} with as “{{username}}”: the server accepts {{accepts}}, and you have none of that. {{notTried}}Ask whoever runs it for a key or a password.',
    },
    'too-many-tries': {
      es: '{{host}} se cansó de probar claves. Tu agente guarda muchas: indica cuál es la de este servidor (IdentityFile e IdentitiesOnly yes en ~/.ssh/config).',
      en: '{{host}} got tired of trying keys. Your agent holds many: say which one is for this server (IdentityFile and IdentitiesOnly yes in ~/.ssh/config).',
    },
    'broken-off': {
      es: '{{host}} cortó mientras entrabas ({{detail}}). Prueba de nuevo; si se repite, avisa a quien lo administra.',
      en: '{{host}} broke off while you were entering ({{detail}}). Try again; if it happens again, tell whoever runs it.',
    },
  },
  shell: {
    'channel-refused': {
      es: 'El servidor no abre otra terminal ({{detail}}). Cierra alguna de las que tienes abiertas y prueba de nuevo.',
      en: 'The server does not open another terminal ({{detail}}). Close one of those you have open and try again.',
    },
    'dotfile-exits': {
      es: 'Tu cuenta sale antes de poder trabajar (código {{exitCode}}): un archivo de inicio como ~/.bashrc tiene un «exit». Quita esa línea. {{saidSentence}}',
      en: 'Your account leaves before any work can begin (code {{exitCode}}): a start-up file such as ~/.bashrc has an “exit”. Remove that line. {{saidSentence}}',
    },
    'account-closed': {
      es: 'Esta cuenta no puede usar una terminal en {{host}}. Pide a quien lo administra que le dé una shell. {{saidSentence}}',
      en: 'This account may not use a terminal on {{host}}. Ask whoever runs it to give it a shell. {{saidSentence}}',
    },
    'cut-short': {
      es: 'El servidor cortó un comando antes de que terminara (código {{exitCode}}). ¿Le queda memoria? Prueba de nuevo.',
      en: 'The server cut a command off before it ended (code {{exitCode}}). Is it out of memory? Try again.',
    },
    left: {
      es: 'La terminal terminó (código {{exitCode}}). Abre otra para seguir.',
      en: 'The terminal has ended (code {{exitCode}}). Open another one to go on.',
    },
  },
  files: {
    'channel-refused': {
      es: 'El servidor no abre su servicio de archivos ({{detail}}). Cierra alguna conexión y prueba de nuevo.',
      en: 'The server does not open its file service ({{detail}}). Close a connection and try again.',
    },
    'dotfile-prints': {
      es: 'Tu ~/.bashrc escribe texto también cuando no hay nadie mirando, y eso rompe la copia de archivos. Mueve esos «echo» a ~/.bash_profile, o ponlos detrás de: [[ $- == *i* ]] || return',
      en: 'Your ~/.bashrc prints text even when nobody is looking, and that breaks copying files. Move those “echo” lines to ~/.bash_profile, or put them after: [[ $- == *i* ]] || return',
    },
    'dotfile-exits': {
      es: 'El servicio de archivos se cierra al abrirse (código {{exitCode}}): un archivo de inicio como ~/.bashrc tiene un «exit». Quita esa línea.',
      en: 'The file service closes as it opens (code {{exitCode}}): a start-up file such as ~/.bashrc has an “exit”. Remove that line.',
    },
    'no-sftp': {
      es: 'El servidor no tiene servicio de archivos (SFTP). Quien lo administra puede instalarlo. ({{detail}})',
      en: 'The server has no file service (SFTP). Whoever runs it can install it. ({{detail}})',
    },
    'not-found': {
      es: 'No existe {{path}} en el servidor, o no existe la carpeta que lo contiene.',
      en: 'There is no {{path}} on the server, or no folder to hold it.',
    },
    'bad-name': {
      es: 'El servidor no acepta ese nombre: {{path}}. Prueba con uno más corto y sin signos raros.',
      en: 'The server does not take that name: {{path}}. Try a shorter one without odd signs.',
    },
    refused: {
      es: 'El servidor no pudo hacer eso con {{path}} ({{detail}}).',
      en: 'The server could not do that with {{path}} ({{detail}}).',
    },
    'is-folder': {
      es: '{{path}} es una carpeta, y ahí va un archivo. Elige otro nombre o entra en la carpeta.',
      en: '{{path}} is a folder, where a file should go. Choose another name or go into the folder.',
    },
    'disk-full': {
      es: 'El disco del servidor está lleno: no cabe {{path}}. Borra algo que no necesites y prueba de nuevo.',
      en: 'The disk of the server is full: there is no room for {{path}}. Remove something you do not need and try again.',
    },
    'local-missing': {
      es: 'No existe {{path}} en tu computadora.',
      en: 'There is no {{path}} on your computer.',
    },
    'local-not-a-file': {
      es: '{{path}}, en tu computadora, no es un archivo.',
      en: '{{path}}, on your computer, is not a file.',
    },
    'local-unreadable': {
      es: 'No se puede leer {{path}} en tu computadora ({{detail}}).',
      en: 'Cannot read {{path}} on your computer ({{detail}}).',
    },
    'local-changed': {
      es: '{{path}} cambió en tu computadora mientras se subía. Guárdalo, ciérralo y súbelo de nuevo.',
      en: '{{path}} changed on your computer while it was being uploaded. Save it, close it and upload it again.',
    },
  },
  permission: {
    denied: {
      es: 'No tienes permiso para eso en el servidor: {{path}}. ¿Es tuya esa carpeta? Mira de quién es con ls -l.',
      en: 'You have no permission for that on the server: {{path}}. Is that folder yours? See whose it is with ls -l.',
    },
  },
  'time-out': {
    login: {
      es: '{{host}} tarda demasiado en dejarte entrar. Puede estar sobrecargado: espera un minuto y prueba de nuevo.',
      en: '{{host}} takes too long to let you in. It may be overloaded: wait a minute and try again.',
    },
    script: {
      es: 'El servidor tardó demasiado en responder y se dejó de esperar. Puede estar ocupado: prueba de nuevo en un momento.',
      en: 'The server took too long to answer and was given up on. It may be busy: try again in a moment.',
    },
    files: {
      es: 'El servicio de archivos del servidor no responde. Puede estar ocupado: prueba de nuevo en un momento.',
      en: 'The file service of the server does not answer. It may be busy: try again in a moment.',
    },
  },
};
