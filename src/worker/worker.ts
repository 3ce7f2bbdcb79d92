import { parentPort } from 'node:worker_threads';
import { InProcessAnalyser } from '../app/analysis';
import { answer, type WorkerRequest } from '../app/remoteAnalyser';

const analyser = new InProcessAnalyser();

parentPort?.on('message', (request: WorkerRequest) => {
  void answer(analyser, request).then((response) => parentPort?.postMessage(response));
});
