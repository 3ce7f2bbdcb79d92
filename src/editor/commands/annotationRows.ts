import type { Disposable } from '../../app/ports';
import { silent, type CommandRunner } from '../runCommand';
import type { AnnotationsView } from '../views/annotationsView';
import type { Annotating } from './annotate';
import { arrangeAnnotations, filterAnnotations } from './arrangeAnnotations';

type Tools = Annotating & { readonly annotationsView: AnnotationsView };

/** The commands of the Annotations view and of its rows. */
export function registerAnnotationRows({ annotationsView }: Tools, runner: CommandRunner): Disposable[] {
  return [
    runner.register('newsmark.filterAnnotations', () => filterAnnotations(annotationsView)),
    runner.register('newsmark.clearAnnotationFilter', async () => {
      await annotationsView.setFilter('');
      return silent;
    }),
    runner.register('newsmark.arrangeAnnotations', () => arrangeAnnotations(annotationsView)),
    runner.register('_newsmark.showMoreAnnotations', async (level) => {
      if (typeof level === 'string') await annotationsView.showMore(level);
      return silent;
    }),
  ];
}
