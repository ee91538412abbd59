import type { Sentence } from '../language.ts';

/** How the key table calls each key: a word or two for footer and menu, a sentence for the help. */
export const keySentences = {
  menu: {
    label: { es: 'menú', en: 'menu' },
    help: { es: 'Muestra lo que puedes hacer aquí.', en: 'Shows what you can do here.' },
  },
  help: {
    label: { es: 'ayuda', en: 'help' },
    help: { es: 'Muestra esta ayuda.', en: 'Shows this help.' },
  },
  passLeader: {
    label: { es: 'enviarla', en: 'send it' },
    help: { es: 'Envía esa tecla a la terminal.', en: 'Sends that key to the terminal.' },
  },
  toShell: {
    label: { es: 'a la terminal', en: 'to terminal' },
    help: { es: 'Vuelve a la terminal.', en: 'Goes back to the terminal.' },
  },
  toEnd: {
    label: { es: 'al final', en: 'to the end' },
    help: { es: 'Vuelve a lo último de la terminal.', en: 'Goes back to the newest output of the terminal.' },
  },
  read: {
    label: { es: 'leer la guía', en: 'read the guide' },
    help: { es: 'Lee la guía entera con las flechas.', en: 'Reads the whole guide with the arrows.' },
  },
  previousStep: {
    label: { es: 'paso anterior', en: 'previous step' },
    help: {
      es: 'Abre el paso anterior para leerlo otra vez; en el primero, la introducción.',
      en: 'Opens the previous step to read it again; in the first, the introduction.',
    },
  },
  nextStep: {
    label: { es: 'paso siguiente', en: 'next step' },
    help: { es: 'Abre el paso siguiente.', en: 'Opens the next step.' },
  },
  hint: {
    label: { es: 'pista', en: 'hint' },
    help: { es: 'Abre una pista de este paso.', en: 'Opens one hint of this step.' },
  },
  answer: {
    label: { es: 'responder', en: 'answer' },
    help: { es: 'Escribe la respuesta que pide el paso.', en: 'Writes the answer that the step asks for.' },
  },
  check: {
    label: { es: 'verificar ya', en: 'verify now' },
    help: { es: 'Mira tu servidor ahora mismo.', en: 'Looks at your server right now.' },
  },
  map: {
    label: { es: 'mapa del curso', en: 'course map' },
    help: { es: 'Muestra los ejercicios y tu avance.', en: 'Shows the exercises and your progress.' },
  },
  nextExercise: {
    label: { es: 'otro ejercicio', en: 'next exercise' },
    help: { es: 'Empieza el ejercicio siguiente.', en: 'Starts the next exercise.' },
  },
  cheatSheet: {
    label: { es: 'chuleta', en: 'cheat sheet' },
    help: { es: 'Muestra los comandos que usaste.', en: 'Shows the commands that you used.' },
  },
  upload: {
    label: { es: 'subir archivos', en: 'upload files' },
    help: {
      es: 'Sube archivos de tu computadora al servidor.',
      en: 'Uploads files from your computer to the server.',
    },
  },
  skip: {
    label: { es: 'saltar el paso', en: 'skip the step' },
    help: {
      es: 'Hace el paso por ti y lo marca como saltado. Pregunta antes.',
      en: 'Does the step for you and marks it skipped. Asks first.',
    },
  },
  reset: {
    label: { es: 'reiniciar', en: 'restart' },
    help: {
      es: 'Deja este ejercicio como al principio. Pregunta antes.',
      en: 'Puts this exercise back as it was at first. Asks first.',
    },
  },
  freePlay: {
    label: { es: 'juego libre', en: 'free play' },
    help: {
      es: 'Pausa la lección para que pruebes cosas; otra vez la retoma.',
      en: 'Pauses the lesson so that you can try things; again to resume.',
    },
  },
  zoom: {
    label: { es: 'agrandar', en: 'zoom' },
    help: {
      es: 'La terminal ocupa toda la ventana; otra vez la devuelve.',
      en: 'The terminal takes the whole window; again to put it back.',
    },
  },
  scrollBack: {
    label: { es: 'ver atrás', en: 'look back' },
    help: {
      es: 'Muestra lo que ya pasó hacia arriba en la terminal.',
      en: 'Shows what went by in the terminal.',
    },
  },
  language: {
    label: { es: 'English', en: 'español' },
    help: {
      es: 'Cambia entre español e inglés. Tu avance no cambia.',
      en: 'Switches between English and Spanish. Your progress stays.',
    },
  },
  quit: {
    label: { es: 'salir', en: 'quit' },
    help: { es: 'Cierra baqueano. Tu avance queda guardado.', en: 'Closes baqueano. Your progress is kept.' },
  },
  scroll: {
    label: { es: 'mover', en: 'move' },
    help: { es: 'Mueve el texto de a una línea.', en: 'Moves the text by one line.' },
  },
  page: {
    label: { es: 'página', en: 'page' },
    help: { es: 'Mueve de a una página.', en: 'Moves by one page.' },
  },
  ends: {
    label: { es: 'principio, final', en: 'start, end' },
    help: { es: 'Va al principio o al final.', en: 'Goes to the start or the end.' },
  },
  choose: {
    label: { es: 'elegir', en: 'choose' },
    help: { es: 'Elige en la lista.', en: 'Chooses in the list.' },
  },
  open: {
    label: { es: 'abrir', en: 'open' },
    help: { es: 'Abre lo elegido.', en: 'Opens what is chosen.' },
  },
  filter: {
    label: { es: 'buscar', en: 'search' },
    help: {
      es: 'Deja solo lo que contiene lo que escribes.',
      en: 'Keeps only what contains what you write.',
    },
  },
  keepFilter: {
    label: { es: 'elegir', en: 'choose' },
    help: { es: 'Deja de escribir y elige en la lista.', en: 'Stops writing and chooses in the list.' },
  },
  clearFilter: {
    label: { es: 'borrar', en: 'clear' },
    help: { es: 'Borra la búsqueda.', en: 'Clears the search.' },
  },
  close: {
    label: { es: 'cerrar', en: 'close' },
    help: { es: 'Cierra esta página.', en: 'Closes this page.' },
  },
  start: {
    label: { es: 'empezar', en: 'start' },
    help: { es: 'Empieza el ejercicio.', en: 'Starts the exercise.' },
  },
  send: {
    label: { es: 'enviar', en: 'send' },
    help: { es: 'Envía lo que escribiste.', en: 'Sends what you wrote.' },
  },
  save: {
    label: { es: 'guardar', en: 'save' },
    help: { es: 'Guarda la chuleta en chuleta.md.', en: 'Saves the cheat sheet in chuleta.md.' },
  },
  cancel: {
    label: { es: 'cancelar', en: 'cancel' },
    help: { es: 'Vuelve sin hacer nada.', en: 'Goes back without doing anything.' },
  },
  cancelUpload: {
    label: { es: 'cancelar la subida', en: 'cancel the upload' },
    help: {
      es: 'Detiene la subida. Nada queda a medias.',
      en: 'Stops the upload. Nothing stays half-written.',
    },
  },
  back: {
    label: { es: 'atrás', en: 'back' },
    help: { es: 'Vuelve a elegir archivos.', en: 'Goes back to choosing files.' },
  },
  chooseFile: {
    label: { es: 'subir', en: 'upload' },
    help: {
      es: 'Sube lo marcado, o el archivo elegido; en una carpeta, entra.',
      en: 'Uploads what is marked, or the chosen file; enters a folder.',
    },
  },
  mark: {
    label: { es: 'marcar', en: 'mark' },
    help: {
      es: 'Marca o desmarca un archivo, para subir varios.',
      en: 'Marks or unmarks a file, to upload several.',
    },
  },
  folders: {
    label: { es: 'carpetas', en: 'folders' },
    help: {
      es: 'Sale a la carpeta de arriba o entra en la elegida.',
      en: 'Goes to the folder above or enters the chosen one.',
    },
  },
  complete: {
    label: { es: 'completar', en: 'complete' },
    help: { es: 'Completa el nombre de la carpeta.', en: 'Completes the name of the folder.' },
  },
  replace: {
    label: { es: 'sí, reemplazar', en: 'yes, replace' },
    help: {
      es: 'Reemplaza el archivo del servidor por el tuyo.',
      en: 'Replaces the file on the server with yours.',
    },
  },
  replaceAll: {
    label: { es: 'todos', en: 'all of them' },
    help: { es: 'Reemplaza todos los que ya existen.', en: 'Replaces all that already exist.' },
  },
  leave: {
    label: { es: 'no, dejarlo', en: 'no, leave it' },
    help: { es: 'Deja el del servidor como está.', en: 'Leaves the one on the server as it is.' },
  },
  yes: {
    label: { es: 'sí', en: 'yes' },
    help: { es: 'Sí.', en: 'Yes.' },
  },
  no: {
    label: { es: 'no', en: 'no' },
    help: { es: 'No; todo queda como estaba.', en: 'No; everything stays as it was.' },
  },
} as const satisfies Readonly<Record<string, { readonly label: Sentence; readonly help: Sentence }>>;
