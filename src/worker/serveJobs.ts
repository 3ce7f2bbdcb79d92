import { Conversation, type MessageChannelEnd } from '../app/library/conversation';
import type { ArticleSource } from '../app/library/librarySource';
import { runJob } from '../app/library/runJob';
import type { TopicsOf } from '../app/library/workerTopics';
import { SegmentBuilder } from '../core/search/segmentBuilder';
import { DiskSource } from '../node/diskSource';
import { hashArticle } from '../node/hashArticle';
import type { JobOwnerTopics, JobTopics } from './jobThreads';

/** Does jobs in this thread, one after the other, for whoever started it. */
export function serveJobs(channel: MessageChannelEnd): void {
  const segments = new SegmentBuilder();
  const answers: TopicsOf<JobTopics> = {
    run: (job, configuration) => {
      const source = new DiskSource(configuration, elsewhere);
      return runJob(job, {
        source,
        hash: hashArticle,
        segments,
        pause: () => Promise.resolve(),
      });
    },
  };
  const owner = new Conversation<TopicsOf<JobOwnerTopics>>(channel, answers, () => undefined);
  const elsewhere: ArticleSource = {
    list: () => Promise.reject(new Error('A job thread lists nothing.')),
    read: (file) => owner.ask('readElsewhere', file),
  };
}
