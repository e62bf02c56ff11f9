import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'smoc-chat/define';
import './shop.css';
import { Shop } from './shop.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Shop />
  </StrictMode>,
);
