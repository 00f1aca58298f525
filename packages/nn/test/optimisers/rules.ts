// The published formulas in plain numbers, one number of a parameter at a time: nothing here is imported.

/** One number: its new value, given its gradient; `s` holds what is kept of it, and t counts from 1. */
export type Rule = (w: number, g: number, t: number, s: Record<string, number>) => number;

export function sgd(o: {
  lr: number;
  momentum?: number;
  dampening?: number;
  nesterov?: boolean;
  decay?: number;
}): Rule {
  const { lr, momentum = 0, dampening = 0, nesterov = false, decay = 0 } = o;
  return (w, g, t, s) => {
    const d = g + decay * w;
    if (momentum === 0) return w - lr * d;
    const v = (s["v"] = t === 1 ? d : momentum * s["v"]! + (1 - dampening) * d);
    return w - lr * (nesterov ? d + momentum * v : v);
  };
}

export function adam(o: {
  lr: number;
  beta1?: number;
  beta2?: number;
  eps?: number;
  decay?: number;
  decoupled?: boolean;
  amsgrad?: boolean;
}): Rule {
  const { lr, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, decay = 0, decoupled = false, amsgrad = false } = o;
  return (w0, g, t, s) => {
    const d = decoupled ? g : g + decay * w0;
    const w = decoupled ? w0 - lr * decay * w0 : w0;
    const m = (s["m"] = beta1 * (s["m"] ?? 0) + (1 - beta1) * d);
    const v = (s["v"] = beta2 * (s["v"] ?? 0) + (1 - beta2) * d * d);
    const greatest = (s["max"] = Math.max(s["max"] ?? 0, v));
    const mHat = m / (1 - beta1 ** t);
    const vHat = (amsgrad ? greatest : v) / (1 - beta2 ** t);
    return w - (lr * mHat) / (Math.sqrt(vHat) + eps);
  };
}

export function adaGrad(o: {
  lr: number;
  lrDecay?: number;
  decay?: number;
  start?: number;
  eps?: number;
}): Rule {
  const { lr, lrDecay = 0, decay = 0, start = 0, eps = 1e-10 } = o;
  return (w, g, t, s) => {
    const d = g + decay * w;
    const h = (s["h"] = (s["h"] ?? start) + d * d);
    return w - ((lr / (1 + (t - 1) * lrDecay)) * d) / (Math.sqrt(h) + eps);
  };
}

export function rmsProp(o: {
  lr: number;
  alpha?: number;
  eps?: number;
  decay?: number;
  momentum?: number;
  centred?: boolean;
}): Rule {
  const { lr, alpha = 0.99, eps = 1e-8, decay = 0, momentum = 0, centred = false } = o;
  return (w, g, _t, s) => {
    const d = g + decay * w;
    const h = (s["h"] = alpha * (s["h"] ?? 0) + (1 - alpha) * d ** 2);
    const m = (s["m"] = alpha * (s["m"] ?? 0) + (1 - alpha) * d);
    const step = d / (Math.sqrt(centred ? h - m ** 2 : h) + eps);
    const v = (s["v"] = momentum * (s["v"] ?? 0) + step);
    return w - lr * v;
  };
}

export function adaDelta(o: { lr?: number; rho?: number; eps?: number; decay?: number }): Rule {
  const { lr = 1, rho = 0.9, eps = 1e-6, decay = 0 } = o;
  return (w, g, _t, s) => {
    const d = g + decay * w;
    const h = (s["h"] = rho * (s["h"] ?? 0) + (1 - rho) * d ** 2);
    const step = (Math.sqrt((s["u"] ?? 0) + eps) / Math.sqrt(h + eps)) * d;
    s["u"] = rho * (s["u"] ?? 0) + (1 - rho) * step ** 2;
    return w - lr * step;
  };
}

export function nAdam(o: {
  lr: number;
  beta1?: number;
  beta2?: number;
  eps?: number;
  decay?: number;
  psi?: number;
}): Rule {
  const { lr, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, decay = 0, psi = 0.004 } = o;
  const mu = (t: number): number => beta1 * (1 - 0.5 * 0.96 ** (t * psi));
  return (w, g, t, s) => {
    const d = g + decay * w;
    const m = (s["m"] = beta1 * (s["m"] ?? 0) + (1 - beta1) * d);
    const v = (s["v"] = beta2 * (s["v"] ?? 0) + (1 - beta2) * d ** 2);
    let product = 1;
    for (let i = 1; i <= t; i++) product *= mu(i);
    const mHat = (mu(t + 1) * m) / (1 - product * mu(t + 1)) + ((1 - mu(t)) * d) / (1 - product);
    return w - (lr * mHat) / (Math.sqrt(v / (1 - beta2 ** t)) + eps);
  };
}

export function rAdam(o: { lr: number; beta1?: number; beta2?: number; eps?: number; decay?: number }): Rule {
  const { lr, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, decay = 0 } = o;
  return (w, g, t, s) => {
    const d = g + decay * w;
    const m = (s["m"] = beta1 * (s["m"] ?? 0) + (1 - beta1) * d);
    const v = (s["v"] = beta2 * (s["v"] ?? 0) + (1 - beta2) * d ** 2);
    const mHat = m / (1 - beta1 ** t);
    const rhoInf = 2 / (1 - beta2) - 1;
    const rho = rhoInf - (2 * t * beta2 ** t) / (1 - beta2 ** t);
    if (rho <= 5) return w - lr * mHat;
    const l = Math.sqrt(1 - beta2 ** t) / (Math.sqrt(v) + eps);
    const r = Math.sqrt(((rho - 4) * (rho - 2) * rhoInf) / ((rhoInf - 4) * (rhoInf - 2) * rho));
    return w - lr * mHat * r * l;
  };
}
