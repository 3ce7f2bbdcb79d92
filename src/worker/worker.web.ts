import { InProcessAnalyser } from '../app/analysis';
import { answer, type WorkerRequest } from '../app/remoteAnalyser';

const analyser = new InProcessAnalyser();

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  void answer(analyser, data).then((response) => postMessage(response));
});
