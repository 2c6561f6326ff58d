// One bundle for both panels: they share most of it, and each starts what is its own alone.
void (document.documentElement.dataset['panel'] === 'records' ? import('./records/main') : import('./main'));
