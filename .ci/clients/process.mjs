// Runs programs.
import { spawn } from 'node:child_process';

/**
 * @param {string[]} command
 * @returns what the program has printed, if it has ended with 0; it has 80 seconds
 */
export function run(command, environment = {}) {
  return new Promise((resolve, reject) => {
    const program = spawn(command[0], command.slice(1), { env: { ...process.env, ...environment }, timeout: 80_000 });
    let output = '';
    program.stdout.on('data', (data) => (output += data));
    program.stderr.on('data', (data) => (output += data));
    program.on('error', reject);
    program.on('close', (status) => {
      if (status === 0) {
        resolve(output);
      } else {
        reject(new Error(`${command[0]} ended with ${status}:\n${output}`));
      }
    });
  });
}
