import '@angular/compiler';
import { Component, provideZonelessChangeDetection } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import type { Mount } from '../playground.ts';
import { select } from './inputs.ts';

const mount: Mount = async (root) => {
  const control = new FormControl('', { nonNullable: true });
  class Form {
    readonly control = control;
  }
  const Decorated = Component({
    selector: 'reactive-form',
    imports: [ReactiveFormsModule],
    template: '<textarea [formControl]="control"></textarea>',
  })(Form);
  root.append(document.createElement('reactive-form'));
  await bootstrapApplication(Decorated, { providers: [provideZonelessChangeDetection()] });
  return {
    model: () => control.value,
    set(text, from = text.length, to = from) {
      control.setValue(text);
      const field = root.querySelector('textarea');
      field?.focus();
      if (field) select(field, from, to);
    },
  };
};
export default mount;
