import { expect, test } from 'vitest';
import { keptCommand } from '../../src/tutor/kept-commands.ts';

test.each([
  'mkdir -p datos/2026',
  'mkdir "$USER"',
  'pwd',
  'pwd -P',
  'pwd && ls',
  'cp -p notas.txt copia.txt',
  'ssh -p 2222 ana@localhost',
  'psql -h db -p 5432 -d postgres -U postgres',
  'scp -P 2222 saludo.py ana@localhost:',
  'cat contraseñas.txt',
  'passwd',
  'rm -rf viejo',
  'sudo apt update',
  'ls | sort -r; echo hola',
])('the cheat sheet keeps %s', (line) => {
  expect(keptCommand(`${line}  `)).toBe(line);
});

test.each([
  ' mkdir secreto',
  '\tls',
  '',
  'PGPASSWORD=hunter2 psql -h db',
  'export DB_PASS="hunter2"',
  'mysql -u ana -p secret',
  'mysql -u ana -psecret',
  'sudo mysqldump -pS3creta base',
  'sshpass -p x ssh ana@localhost',
  'psql postgres://ana:hunter2@db/postgres',
  'curl -u ana:hunter2 http://localhost',
  'curl -H "Authorization: Bearer abc" http://localhost',
  'psql -c "alter user ana password \'hunter2\'"',
  'export AWS_SECRET_ACCESS_KEY=abcdef',
  'login --password hunter2',
  'echo contraseña: hunter2 > notas.txt',
  'echo hunter2 | sudo -S ls',
  'export TOKEN=abc',
  'isql server=db;pwd=hunter2',
  `echo ${'x'.repeat(400)}`,
])('the cheat sheet does not keep %s', (line) => {
  expect(keptCommand(line)).toBeUndefined();
});
