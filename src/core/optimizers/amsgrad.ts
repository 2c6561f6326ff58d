import { adamFamily } from './adam';

/** Adam that divides by the largest second moment so far. */
export const amsgrad = adamFamily({
  id: 'amsgrad',
  name: 'AMSGrad',
  citation: 'Reddi, Kale and Kumar (2018), On the Convergence of Adam and Beyond, ICLR, arXiv:1904.09237.',
  amsgrad: true,
});
