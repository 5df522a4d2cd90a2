// A part of a long way: a failure says in which part.

export async function step(name, run) {
  try {
    return await run();
  } catch (error) {
    error.message = `${name}: ${error.message}`;
    throw error;
  }
}
